import { SERVICE_KINDS } from '@metodnet/contracts';
import { columns } from '../indicator-table/columns.js';
import { additive, type Indicator } from './define-indicator.js';

/** What the reference of indicators says, made from their definitions. */
export function indicatorsDocument(indicators: readonly Indicator[]): string {
  return `# Показатели · Indicators

Сделано из определений в \`services/reporting/src/indicators\`; не правьте руками. Generated from the definitions; do not edit by hand.

Отчётная дата — последний день периода. Люди считаются один раз на каждом уровне (AMB-31), числитель входит в совокупность знаменателя,
сравнение с целью — по неокруглённому значению. The reference date is the last day of the period. People count once at every level (AMB-31),
a numerator belongs to its denominator’s population, and comparisons with a target are made unrounded.

«Служба» — организации видов ${SERVICE_KINDS.join(' и ')}: методисты и рабочие места органов управления образованием, вузов, ПМПК,
регионального оператора и школ в показатели службы не входят ни на каком уровне. “The service” are the units of these kinds: methodists and
workplaces of education authorities, universities, commissions, the regional operator and schools are in none of its indicators, at any level.

| Код · Code | Показатель · Indicator | Единица · Unit | Сравнение · Comparator | Источник · Source |
|---|---|---|---|---|
${indicators.map(line).join('\n')}
${indicators.map(section).join('')}
## Столбцы таблицы · Columns of a table

| Имя · Name | Тип · Type | Роль · Role | Заголовок · Title |
|---|---|---|---|
${columns.map(({ name, type, role, title }) => `| \`${name}\` | ${type} | ${role} | ${title.ru} · ${title.en} |`).join('\n')}
`;
}

const line = ({ code, title, value, comparator, source }: Indicator) =>
  `| [${code}](#${anchor(code)}) | ${title.ru} · ${title.en} | ${value.unit} | ${comparator} | ${source} |`;

const section = (indicator: Indicator) => `
## ${indicator.code}

${indicator.title.ru}
*${indicator.title.en}*

- Числитель · numerator: ${indicator.numerator.ru} · ${indicator.numerator.en} (\`${indicator.value.numerator.name}\`)
- Знаменатель · denominator: ${denominatorOf(indicator)}
- Единица · unit: ${indicator.value.unit}; сравнение · comparator: ${indicator.comparator} (${indicator.comparatorSource}); знаков · digits: ${indicator.decimals}
- Периоды · periods: ${indicator.grains.join(', ')}, WHOLE; уровни · levels: ${indicator.levels.join(', ')}
- Раскрытие · disclosure: ${indicator.disclosure}; складывается · additive: ${additive(indicator) ? 'да · yes' : 'нет · no'}; заказчики · customers: ${indicator.groups.join(', ') || '—'}
- Источник · source: ${indicator.source}; версия определения · version: ${indicator.version}
${readingsOf(indicator)}${indicator.parameters.map(({ settles, ru, en }) => `- ${settles}: ${ru} · ${en}\n`).join('')}`;

const denominatorOf = ({ denominator, value }: Indicator): string => {
  if (value.denominator === 'WEEKS') return 'недели периода · weeks of the period';
  if (!denominator || !value.denominator) return '—';
  return `${denominator.ru} · ${denominator.en} (\`${value.denominator.name}\`)`;
};

const readingsOf = ({ readings }: Indicator): string =>
  readings
    .map(({ name, meaning, targeted }, index) => {
      const notes = [
        ...(index === 0 ? ['по умолчанию · by default'] : []),
        ...(targeted ? [] : ['без цели · no target']),
      ];
      const noted = notes.length > 0 ? ` (${notes.join(', ')})` : '';
      return `- Прочтение · variant \`${name}\`${noted}: ${meaning.ru} · ${meaning.en}\n`;
    })
    .join('');

const anchor = (code: string) => code.toLowerCase();
