import { describe, expect, test } from 'vitest';
import { judgeVin } from '../../../../app/vehicle/vin.ts';

const of = (wmi: string) => judgeVin(`${wmi}AB12C3D4567890`);

describe('brands by maker identifier', () => {
  test.each([
    ['VF3', 'Peugeot'],
    ['VR3', 'Peugeot'],
    ['936', 'Peugeot'],
    ['8AD', 'Peugeot'],
    ['VF7', 'Citroën'],
    ['VR7', 'Citroën'],
    ['935', 'Citroën'],
    ['VR1', 'DS'],
    ['VSX', 'Opel'],
  ])('%s is %s', (wmi, brand) => {
    expect(of(wmi)).toMatchObject({ wmi, brands: [brand], foreignMaker: null });
  });

  test.each(['VXK', 'VXE', 'W0L', 'W0V', 'W0S'])('%s may be Opel or Vauxhall', (wmi) => {
    expect(of(wmi).brands).toEqual(['Opel', 'Vauxhall']);
  });

  test.each([
    ['ZFA', 'Fiat'],
    ['ZAR', 'Alfa Romeo'],
    ['VX1', 'Zastava'],
    ['VF1', 'Renault'],
  ])('%s is the foreign maker %s, and still a valid VIN', (wmi, maker) => {
    expect(of(wmi)).toMatchObject({ valid: true, brands: [], foreignMaker: maker });
  });

  test('an inherited object name is not a maker', () => {
    expect(judgeVin('AAAAB12C3D4567890')).toMatchObject({ valid: true, brands: [], foreignMaker: null });
  });
});
