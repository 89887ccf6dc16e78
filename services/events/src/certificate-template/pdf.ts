import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Design } from './certificate-template.js';
import { layout } from './layout.js';
import { type Saying, wordsOf } from './printed.js';

/** From full size down to what is still read with ease; at the last one words that do not fit are cut off. */
const SCALES = [1, 0.85, 0.7, 0.55] as const;
const LONGEST_TITLE = 400;

/** A certificate as PDF, on one page whatever it says; its QR code leads to where it can be verified. */
export async function pdfOf(design: Design, saying: Saying, verifyUrl: string): Promise<Buffer> {
  const words = wordsOf({ ...saying, eventTitle: shortened(saying.eventTitle) });
  const pdfmake = await printer();
  let pages = 0;
  for (const scale of SCALES) {
    const definition = layout(design, words, verifyUrl, scale);
    const { footer } = definition;
    const counting = {
      ...definition,
      maxPagesNumber: 1,
      footer: (_page: number, count: number) => {
        pages = count;
        return footer;
      },
    };
    const pdf = await pdfmake.createPdf(counting as typeof definition).getBuffer();
    if (pages === 1 || scale === SCALES.at(-1)) return pdf;
  }
  throw new Error('There is no scale to print at');
}

const shortened = (text: string) => (text.length > LONGEST_TITLE ? `${text.slice(0, LONGEST_TITLE - 1)}…` : text);

/** Loaded when the first certificate is printed: a service that prints none stays small. */
let loaded: Promise<typeof import('pdfmake')> | undefined;
const printer = () => {
  loaded ??= load();
  return loaded;
};

async function load() {
  const { default: pdfmake } = await import('pdfmake');
  const fonts = join(dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts', 'Roboto');
  pdfmake.addFonts({ Roboto: { normal: join(fonts, 'Roboto-Regular.ttf'), bold: join(fonts, 'Roboto-Medium.ttf') } });
  // A template is a text of other people's: it fetches nothing and reads nothing but fonts.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => dirname(path) === fonts);
  return pdfmake;
}
