-- Names are read from the table itself, whose policies and sight hold: nothing has read this view since people have a sight.
drop view person_named;
