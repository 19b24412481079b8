/** What the console and the link's processes say to each other. Both sides parse; a message that does not fit ends the process. */
import * as z from 'zod';
import { REQUEST_LIMIT } from '../../../app/audit/log/index.ts';
import type { AdapterPlace, BleController, PortFacts, PortHint } from '../../../app/link/adapters/index.ts';
import type { AdapterSeen } from '../../../app/link/read/index.ts';
import type { Result } from '../../../app/base/index.ts';
import type { ShareFault } from '../../share/index.ts';
import { activitySchema, factsSchema, problemSchema, reportSchema } from './facts-schema.ts';

/** What a process is for: one link, the list of ports, looking for adapters on the radio, or asking a folder on a share. */
export const ROLES = ['link', 'ports', 'radio', 'share'] as const;

/** One of {@link ROLES}. */
export type LinkRole = (typeof ROLES)[number];

const text = z.string().max(2_000);
const path = z.string().min(1).max(4_096);
const maybe = text.nullable();
const baud = z.int().min(1).nullable();

const controller: z.ZodType<BleController> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('default') }),
  z.strictObject({ kind: z.literal('dbus') }),
  z.strictObject({ kind: z.literal('hci-uart'), path, baud }),
]);

const place: z.ZodType<AdapterPlace> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('serial'), path, baud }),
  z.strictObject({ kind: z.literal('network'), host: text, port: z.int().min(1).max(65_535) }),
  z.strictObject({ kind: z.literal('ble'), device: text, controller }),
]);

const hint: z.ZodType<PortHint> = z.strictObject({ vendorId: maybe, productId: maybe, remembered: baud });

/** A name in a folder on a share; the process puts the two together. */
const fileName = z.string().regex(/^[A-Za-z0-9._-]{1,300}$/);

const shareAsk = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('list') }),
  z.strictObject({ do: z.literal('read'), name: fileName }),
  z.strictObject({ do: z.literal('write'), name: fileName, text: z.string().max(200_000) }),
]);

const shareRead: z.ZodType<Result<string, ShareFault>> = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.string().max(REQUEST_LIMIT) }),
  z.strictObject({ ok: z.literal(false), error: z.enum(['missing', 'not-a-file', 'too-large', 'denied', 'io', 'too-slow']) }),
]);

/** To a process. `lost`: the port was seen to vanish. `watch`: ports that a person named, besides those the platform lists. */
export const toChildSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ping') }),
  z.strictObject({ type: z.literal('stop') }),
  z.strictObject({ type: z.literal('read'), id: z.int(), place, hint, fresh: z.boolean() }),
  z.strictObject({ type: z.literal('cancel') }),
  z.strictObject({ type: z.literal('close') }),
  z.strictObject({ type: z.literal('lost') }),
  z.strictObject({ type: z.literal('watch'), paths: z.array(path) }),
  z.strictObject({ type: z.literal('scan'), controller }),
  z.strictObject({ type: z.literal('share'), id: z.int(), folder: path, ask: shareAsk }),
]);

/** A message to a process. */
export type ToChild = z.infer<typeof toChildSchema>;

const port: z.ZodType<PortSeen> = z.strictObject({
  path,
  vendorId: maybe,
  productId: maybe,
  serialNumber: maybe,
  manufacturer: maybe,
  pnpId: maybe,
  friendlyName: maybe,
  permitted: z.boolean(),
});

/** A port that is there now. `permitted`: this user may open it. */
export type PortSeen = PortFacts & { readonly permitted: boolean };

const seen: z.ZodType<AdapterSeen> = z.strictObject({
  id: text,
  kind: z.enum(['serial', 'network', 'ble']),
  name: text,
  where: text,
  likely: z.boolean(),
  simulated: z.boolean(),
  unusable: z.enum(['no-permission', 'held-by-other', 'bluetooth-port', 'other-name', 'not-connectable', 'classic-bluetooth']).nullable(),
  speed: baud,
  rssi: z.number().nullable(),
});

/** From a process. `ready` comes first; `report` or `failed` ends the read with this id; `closed` says that no port is held. */
export const fromChildSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('pong') }),
  z.strictObject({ type: z.literal('activity'), activity: activitySchema }),
  z.strictObject({ type: z.literal('facts'), facts: factsSchema }),
  z.strictObject({ type: z.literal('trace'), dir: z.enum(['out', 'in', 'note']), text, at: z.number() }),
  z.strictObject({ type: z.literal('opened') }),
  z.strictObject({ type: z.literal('speed'), baud: z.int() }),
  z.strictObject({ type: z.literal('report'), id: z.int(), report: reportSchema }),
  z.strictObject({ type: z.literal('failed'), id: z.int(), problem: problemSchema }),
  z.strictObject({ type: z.literal('closed') }),
  z.strictObject({ type: z.literal('lost'), problem: problemSchema }),
  z.strictObject({ type: z.literal('ports'), ports: z.array(port) }),
  z.strictObject({ type: z.literal('seen'), adapter: seen }),
  z.strictObject({ type: z.literal('share-names'), id: z.int(), names: z.array(fileName) }),
  z.strictObject({ type: z.literal('share-text'), id: z.int(), read: shareRead }),
  z.strictObject({ type: z.literal('share-written'), id: z.int(), isWritten: z.boolean() }),
  z.strictObject({ type: z.literal('problem'), problem: problemSchema }),
]);

/** A message from a process. */
export type FromChild = z.infer<typeof fromChildSchema>;

/** The exit code of a process that ends by its own decision, because a driver does not let go of something. A fresh one takes its place. */
export const RETIRED = 75;
