import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Design } from './certificate-template.js';
import { typeOf } from './image.js';
import { filled, type Placeholder } from './placeholders.js';

const MARGIN = 60;
/** Kept free for signature, seal and QR code. */
const FOOT = 190;
const FRAME = '#7a8699';

/**
 * A certificate on one sheet of A4: words fill the space above the foot and are `scale` of their full size; whether they fit shows only in the
 * number of pages.
 */
export function layout(
  design: Design,
  words: Readonly<Record<Placeholder, string>>,
  verifyUrl: string,
  scale: number,
): TDocumentDefinitions {
  const size = (points: number) => Math.round(points * scale * 10) / 10;
  const line = (text: string): Content => {
    const large = LARGE[text.trim()];
    return {
      text: filled(text, words),
      fontSize: size(large?.size ?? 14),
      bold: large !== undefined,
      margin: [0, size(large ? 8 : 3), 0, size(large ? 8 : 3)],
    };
  };
  return {
    pageSize: 'A4',
    pageOrientation: design.orientation,
    pageMargins: [MARGIN, MARGIN, MARGIN, FOOT],
    info: { title: `Сертификат № ${words.номер}` },
    language: 'ru',
    defaultStyle: { font: 'Roboto', alignment: 'center', lineHeight: 1.15 },
    background: (_page, { width, height }) => ({
      canvas: [
        { type: 'rect', x: 24, y: 24, w: width - 48, h: height - 48, lineWidth: 2, lineColor: FRAME },
        { type: 'rect', x: 30, y: 30, w: width - 60, h: height - 60, lineWidth: 0.5, lineColor: FRAME },
      ],
    }),
    content: [
      { text: words.организация, fontSize: size(13), color: '#444444' },
      {
        text: design.title,
        fontSize: size(34),
        bold: true,
        characterSpacing: 2,
        margin: [0, size(16), 0, 0],
      },
      { text: `№ ${words.номер}`, fontSize: size(12), margin: [0, 0, 0, size(12)] },
      ...design.body.split('\n').map(line),
    ],
    footer: {
      margin: [MARGIN, 10, MARGIN, 0],
      columns: [
        { width: '*', stack: signature(design, words) },
        { width: 130, stack: design.image ? [{ image: dataUrl(design.image), fit: [120, 120] }] : [] },
        {
          width: 150,
          stack: [
            { qr: verifyUrl, fit: 100, eccLevel: 'M' },
            { text: `Проверить: ${verifyUrl}`, fontSize: 7, margin: [0, 4, 0, 0] },
          ],
        },
      ],
    },
  };
}

/** Lines that are nothing but this. */
const LARGE: Readonly<Record<string, { readonly size: number }>> = {
  '{ФИО}': { size: 26 },
  '{мероприятие}': { size: 17 },
};

const signature = ({ position, signatory }: Design, words: Readonly<Record<Placeholder, string>>): Content[] => [
  { text: position, alignment: 'left', fontSize: 11, margin: [0, 8, 0, 22] },
  { text: `____________________  ${signatory}`, alignment: 'left', fontSize: 11 },
  { text: `Выдан ${words.выдан}`, alignment: 'left', fontSize: 9, margin: [0, 10, 0, 0] },
];

const dataUrl = (image: Buffer) => `data:${typeOf(image)};base64,${image.toString('base64')}`;
