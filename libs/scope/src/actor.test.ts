import { Role } from '@metodnet/contracts';
import { calendarDate, unitId } from '@metodnet/kernel';
import { type Actor, type Grant, may, mayAnywhere, must, type UnitPath } from './actor.js';
import { permissions } from './permissions.js';

const units = (...codes: string[]) => codes.map(unitId);
const school: UnitPath = {
  unit: unitId('ru-tom-tomsk-school-4'),
  administrative: units('ru-tom-tomsk-school-4', 'ru-tom-tomsk', 'ru-tom'),
  network: units('ru-tom-tomsk-school-4', 'ru-tom-tomsk', 'ru-tom-hub-tomsk', 'ru-tom'),
};
const actor = (role: Role, unit: string, span: Partial<Grant> = {}): Actor => ({
  subject: 's',
  person: null,
  today: calendarDate('2026-09-01'),
  grants: [{ role, unit: unitId(unit), from: calendarDate('2026-01-01'), to: null, ...span }],
});

describe('Being allowed', () => {
  it('follows the administrative hierarchy down from the grant', () => {
    expect(may(actor('municipal-operator', 'ru-tom-tomsk'), 'staffing:write', school)).toBe(true);
    expect(may(actor('regional-operator', 'ru-tom'), 'staffing:read-names', school)).toBe(true);
    expect(may(actor('municipal-operator', 'ru-tom-seversk'), 'staffing:write', school)).toBe(false);
  });

  it('follows the hub for a hub operator, and for nobody else', () => {
    expect(may(actor('hub-operator', 'ru-tom-hub-tomsk'), 'reporting:read', school)).toBe(true);
    expect(may(actor('hub-operator', 'ru-tom-hub-north'), 'reporting:read', school)).toBe(false);
    expect(may(actor('auditor', 'ru-tom-hub-tomsk'), 'reporting:read', school)).toBe(false);
  });

  it('ends for the inter-regional operator’s say in the registry at the regions, but not for its reading', () => {
    const inter = actor('inter-regional-operator', 'ru');
    const path = (...administrative: string[]): UnitPath => ({
      unit: unitId(administrative[0] as string),
      administrative: units(...administrative),
      network: units(...administrative),
    });
    for (const permission of ['network:write', 'network:govern', 'network:grant'] as const) {
      expect(may(inter, permission, path('ru'))).toBe(true);
      expect(may(inter, permission, path('ru-tom', 'ru'))).toBe(true);
      expect(may(inter, permission, path('ru-tom-tomsk', 'ru-tom', 'ru'))).toBe(false);
      expect(may(actor('regional-operator', 'ru-tom'), permission, path('ru-tom-tomsk', 'ru-tom', 'ru'))).toBe(true);
    }
    expect(may(inter, 'reporting:read', path('ru-tom-tomsk', 'ru-tom', 'ru'))).toBe(true);
  });

  it('needs a role that has the permission', () => {
    expect(may(actor('bi-reader', 'ru-tom'), 'reporting:read', school)).toBe(true);
    expect(may(actor('bi-reader', 'ru-tom'), 'reporting:drill', school)).toBe(false);
    expect(may(actor('regional-operator', 'ru-tom'), 'staffing:write', school)).toBe(false);
  });

  it('begins on the first day of the grant and ends the day before its end', () => {
    const from = calendarDate('2026-09-01');
    expect(may(actor('auditor', 'ru-tom', { from }), 'reporting:read', school)).toBe(true);
    expect(may(actor('auditor', 'ru-tom', { from: calendarDate('2026-09-02') }), 'reporting:read', school)).toBe(false);
    expect(may(actor('auditor', 'ru-tom', { to: calendarDate('2026-09-02') }), 'reporting:read', school)).toBe(true);
    expect(may(actor('auditor', 'ru-tom', { to: from }), 'reporting:read', school)).toBe(false);
  });

  it('is told with the permission that was missing', () => {
    expect(() => must(actor('auditor', 'ru-tom'), 'network:write', school)).toThrow(
      expect.objectContaining({ code: 'FORBIDDEN', details: { permission: 'network:write' } }),
    );
  });

  it('is nothing without a current grant', () => {
    expect(mayAnywhere(actor('auditor', 'ru-tom'), 'reporting:read')).toBe(true);
    expect(mayAnywhere({ ...actor('auditor', 'ru-tom'), grants: [] }, 'reporting:read')).toBe(false);
  });
});

describe('The table of permissions', () => {
  it('has a line for every role', () => {
    expect(Object.keys(permissions).sort()).toEqual([...Role.options].sort());
  });

  it('lets nobody write who may not read', () => {
    for (const list of Object.values(permissions)) {
      if (list.includes('staffing:write')) expect(list).toContain('staffing:read');
      if (list.includes('staffing:read-names')) expect(list).toContain('staffing:read');
      if (list.includes('reporting:drill')) expect(list).toContain('reporting:read');
    }
  });
});
