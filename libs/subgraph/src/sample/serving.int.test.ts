import { startSample } from './running.fixture.js';

let sample: Awaited<ReturnType<typeof startSample>>;
beforeAll(async () => {
  sample = await startSample();
});
afterAll(() => sample.stop());

const WRITE =
  'mutation($input: WriteNoteInput!) { writeNote(input: $input) { note { id text writtenOn } rejection { code message messageRu messageEn params } } }';
const ENTITIES =
  'query($of: [_Any!]!) { _entities(representations: $of) { ... on Note { id text author } ... on Unit { id remark } } }';
const note = (text: string, unitId = 'ru-tom-tomsk-school-4') => ({ input: { unitId, text, writtenOn: '2026-09-01' } });

describe('Writing and reading', () => {
  it('says what was written, and refuses the fourth in both languages', async () => {
    for (const text of ['один', 'два', 'три']) {
      const { json } = await sample.ask(WRITE, note(text));
      expect(json).toEqual({
        data: {
          writeNote: {
            note: { id: expect.stringMatching(/^ru-tom-tomsk/), text, writtenOn: '2026-09-01' },
            rejection: null,
          },
        },
      });
    }
    const inRussian = await sample.ask(WRITE, note('четыре'));
    expect(inRussian.json.data.writeNote).toEqual({
      note: null,
      rejection: {
        code: 'too-many-notes',
        message: 'У организации уже 3 заметки.',
        messageRu: 'У организации уже 3 заметки.',
        messageEn: 'The unit has 3 notes already.',
        params: { limit: 3 },
      },
    });
    const inEnglish = await sample.ask(WRITE, note('four'), undefined, {
      'accept-language': 'en-GB,en;q=0.9,ru;q=0.1',
    });
    expect(inEnglish.json.data.writeNote.rejection.message).toBe('The unit has 3 notes already.');
  });
});
void ENTITIES;
