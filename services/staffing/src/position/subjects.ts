/** Something that is taught, by the list of the municipal associations (CL-05) with the subjects it joins taken apart. */
export interface Subject {
  readonly code: string;
  readonly ru: string;
  readonly en: string;
}

const named = (code: string, ru: string, en: string): Subject => ({ code, ru, en });

export const subjects: readonly Subject[] = [
  named('russian', 'Русский язык и литература', 'Russian language and literature'),
  named('foreign-languages', 'Иностранные языки', 'Foreign languages'),
  named('mathematics', 'Математика', 'Mathematics'),
  named('informatics', 'Информатика', 'Informatics'),
  named('history', 'История, обществознание', 'History and social studies'),
  named('chemistry', 'Химия', 'Chemistry'),
  named('biology', 'Биология', 'Biology'),
  named('geography', 'География', 'Geography'),
  named('physics', 'Физика и астрономия', 'Physics and astronomy'),
  named('physical-education', 'Физическая культура', 'Physical education'),
  named('life-safety', 'ОБЖ', 'Life safety'),
  named('technology', 'Технология', 'Technology'),
  named('arts', 'Искусство', 'Arts'),
  named('primary', 'Начальные классы', 'Primary classes'),
  named('preschool', 'Дошкольное воспитание', 'Preschool upbringing'),
  named('other', 'Другое', 'Other'),
];

const codes = new Set(subjects.map(({ code }) => code));
export const isSubject = (code: string): boolean => codes.has(code);
