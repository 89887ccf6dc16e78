import type { Actor } from '@metodnet/scope';
import { allows, type Rule } from './oracle.js';

/** Every text of the world carries a mark of its own, by which it is recognised wherever it turns up. */
export class Secrets {
  private readonly rules: Rule[] = [];
  private readonly ofColumns = new Set<string>();

  /** A mark for whoever the rule names: letters alone, since names of people have no others. */
  mark(rule: Rule): string {
    const number = this.rules.push(rule) - 1;
    const letters = [...number.toString(16).padStart(4, '0')].map(
      (digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)],
    );
    return `Zq${letters.join('')}qz`;
  }

  /**
   * A mark for a column that is withheld in rows that may be read: row-level security knows rows, so that the service alone withholds it
   * (docs/adr/0012).
   */
  markOfColumn(rule: Rule): string {
    const mark = this.mark(rule);
    this.ofColumns.add(mark.toLowerCase());
    return mark;
  }

  isOfColumn(mark: string): boolean {
    return this.ofColumns.has(mark);
  }

  /** The marks in a text that the actor should not have seen. */
  foreignIn(text: string, actor: Actor): string[] {
    return this.marksIn(text).filter((mark) => !allows(this.ruleOf(mark), actor));
  }

  marksIn(text: string): string[] {
    return [...new Set((text.match(MARK) ?? []).map((mark) => mark.toLowerCase()))];
  }

  ruleOf(mark: string): Rule {
    const number = Number.parseInt(
      [...mark.slice(2, -2).toLowerCase()].map((letter) => 'abcdefghijklmnop'.indexOf(letter).toString(16)).join(''),
      16,
    );
    const rule = this.rules[number];
    if (rule === undefined) throw new Error(`Nobody has made the mark ${mark}`);
    return rule;
  }
}

const MARK = /zq[a-p]{4,}qz/gi;
