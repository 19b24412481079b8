/** Ports by what the platform tells about them. */
import { describe, expect, it } from 'vitest';
import { classifyPort, type PortFacts } from '../../../../../app/link/adapters/usb-ids.ts';

const port = (facts: Partial<PortFacts>): PortFacts => ({
  path: '/dev/ttyUSB0',
  vendorId: null,
  productId: null,
  serialNumber: null,
  manufacturer: null,
  pnpId: null,
  friendlyName: null,
  ...facts,
});

describe('a port', () => {
  it.for([
    ['0403', '6015', 'FTDI FT231X', true],
    ['0403', '6001', 'FTDI FT232R', true],
    ['0403', '6014', 'FTDI FT232H', false],
    ['1A86', '7523', 'CH340', true],
    ['1a86', '55d4', 'CH9102', true],
    ['10C4', 'EA60', 'CP2102', true],
    ['10c4', 'ea70', 'CP2105', false],
    ['067b', '2303', 'PL2303', true],
    ['0483', '5740', 'STM32', true],
    ['2341', '0043', '/dev/ttyUSB0', false],
  ] as const)('%s:%s is %s', ([vendorId, productId, name, likely]) => {
    expect(classifyPort(port({ vendorId, productId }))).toEqual({ name, likely, incoming: false });
  });

  it.for([
    ['a vLinker', { manufacturer: 'vLinker FS' }, true],
    ['an OBDLink', { friendlyName: 'OBDLink SX (COM3)' }, true],
    ['a modem', { manufacturer: 'Huawei' }, false],
    ['nobody', {}, false],
  ] as const)('that calls itself %s is judged by that', ([, facts, likely]) => {
    expect(classifyPort(port(facts)).likely).toBe(likely);
  });

  it.for([
    ['macOS', { path: '/dev/tty.Bluetooth-Incoming-Port' }, true],
    [
      'Windows, incoming',
      { path: 'COM4', pnpId: String.raw`BTHENUM\{00001101-0000-1000-8000-00805F9B34FB}_LOCALMFG&0000\7&1A&0&000000000000_00000000` },
      true,
    ],
    [
      'Windows, bound to a device',
      { path: 'COM5', pnpId: String.raw`BTHENUM\{00001101-0000-1000-8000-00805F9B34FB}_VID&0001\7&1A&0&001DA5000012_C00000000` },
      false,
    ],
    ['Linux, bound to a device', { path: '/dev/rfcomm0' }, false],
  ] as const)('of the radio is told from one that waits for a call: %s', ([, facts, incoming]) => {
    expect(classifyPort(port(facts)).incoming).toBe(incoming);
  });

  it('goes by the name people see, if the platform has one', () => {
    expect(classifyPort(port({ friendlyName: 'USB Serial (COM7)', vendorId: '0403', productId: '6001' })).name).toBe('USB Serial (COM7)');
  });
});
