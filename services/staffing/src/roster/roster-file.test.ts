import { csv, line } from './roster.fixture.js';
import { COLUMNS_LIMIT, FILE_LIMIT, LINES_LIMIT, readTable } from './roster-file.js';
import { workbookWith } from './workbook.fixture.js';

const reasonOf = (bytes: Buffer) =>
  readTable(bytes).then(
    (grid) => `${grid.length} rows`,
    (error) => error.reason ?? error.message,
  );

/** The longest time for which nothing else could be done while something went on. */
async function stoodStill(during: () => Promise<unknown>): Promise<number> {
  let [last, longest] = [performance.now(), 0];
  const ticking = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 5);
  await during();
  clearInterval(ticking);
  return longest;
}

describe('Reading the file of a roster', () => {
  it('takes a table, with the empty lines it has', async () => {
    expect(await reasonOf(Buffer.from(csv(line(1), '', line(2))))).toBe('4 rows');
    expect(await readTable(workbookWith('A1', 'C2'))).toEqual([['x'], [null, null, 'x']]);
  });

  it('refuses what is no table', async () => {
    expect(await reasonOf(Buffer.from('a;"b'))).toBe('not-a-table');
    expect(await reasonOf(Buffer.from('PK\u0003\u0004 and nothing more', 'latin1'))).toBe('not-a-table');
    expect(await reasonOf(Buffer.from([0xff, 0xfe, 0x41, 0x00]))).toBe('encoding-unknown');
  });

  it('refuses what is longer than a file may be', async () => {
    expect(await reasonOf(Buffer.alloc(FILE_LIMIT + 1, 'x'))).toBe('file-too-large');
  });

  it.each([
    ['XFD2000', 'too-many-columns'],
    ['XFD60000', 'too-many-columns'],
    ['A1048576', 'too-many-rows'],
    ['A99999999999', 'too-many-rows'],
  ])('refuses a workbook of two cells far apart while everything else goes on: A1 and %s', async (far, refusal) => {
    const bomb = workbookWith('A1', far);
    expect(bomb.length).toBeLessThan(2_000);
    let reason = '';
    const longest = await stoodStill(async () => {
      reason = await reasonOf(bomb);
    });
    expect(reason).toBe(refusal);
    expect(longest).toBeLessThan(1_000);
  });

  it('takes the last row and the last column that are within the limits, and not the next ones', async () => {
    expect(await reasonOf(workbookWith('A1', `A${LINES_LIMIT}`))).toBe(`${LINES_LIMIT} rows`);
    expect(await reasonOf(workbookWith('A1', `A${LINES_LIMIT + 1}`))).toBe('too-many-rows');
    // GR is the 200th column.
    expect(COLUMNS_LIMIT).toBe(200);
    expect(await reasonOf(workbookWith('GR1'))).toBe('1 rows');
    expect(await reasonOf(workbookWith('GS1'))).toBe('too-many-columns');
    expect(await reasonOf(Buffer.from('x;'.repeat(COLUMNS_LIMIT)))).toBe('1 rows');
    expect(await reasonOf(Buffer.from('x;'.repeat(COLUMNS_LIMIT + 1)))).toBe('too-many-columns');
  });

  it('refuses what a workbook hides from the look at its cells when it needs too much', async () => {
    // The address is written with an entity: only the reader itself understands it.
    const hidden = workbookWith('A1', 'XFD60000', (xml) => xml.replaceAll('"XFD', '"&#88;FD'));
    expect(await reasonOf(hidden)).toMatch(/too-complex|too-many-columns/);
  });

  it.each([
    ['line feeds', '\n', 'too-many-rows'],
    ['carriage returns', '\r', 'too-many-rows'],
    ['quoted lines', '"\n"\n', 'too-many-rows'],
    ['cells of one line', 'x;', 'not-a-table'],
    ['letters of one line', 'x', 'not-a-table'],
  ])('refuses millions of %s, while everything else goes on', async (_, what, refusal) => {
    let reason = '';
    const longest = await stoodStill(async () => {
      reason = await reasonOf(Buffer.from(what.repeat(4_000_000 / what.length)));
    });
    expect(reason).toBe(refusal);
    expect(longest).toBeLessThan(1_000);
  });

  it('takes as many empty lines as spreadsheets leave behind', async () => {
    expect(await reasonOf(Buffer.from('x\n'.repeat(LINES_LIMIT)))).toBe(`${LINES_LIMIT} rows`);
    expect(await reasonOf(Buffer.from('x\n'.repeat(LINES_LIMIT + 1)))).toBe('too-many-rows');
  });
});
