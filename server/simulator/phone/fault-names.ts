import type { FaultSpec } from '../src/faults.js';

/** The faults of the panel, in the order of the buttons. */
export const FAULTS: { label: string; fault: FaultSpec }[] = [
  { label: 'Perder a resposta do envio', fault: { kind: 'lose-answer' } },
  { label: 'Recusar: janela fechada', fault: { kind: 'refuse', code: 131047 } },
  { label: 'Recusar: rápido demais', fault: { kind: 'refuse', code: 131056 } },
  { label: 'Recusar: erro da Meta', fault: { kind: 'refuse', code: 131000 } },
  {
    label: 'Falhar depois: fora do WhatsApp',
    fault: { kind: 'refuse', code: 131026, as: 'status' },
  },
  { label: 'Duplicar webhook', fault: { kind: 'duplicate' } },
  { label: 'Atrasar webhook 30 s', fault: { kind: 'delay', ms: 30_000 } },
  { label: 'Inverter webhooks', fault: { kind: 'reorder' } },
  { label: 'Perder webhook e repetir', fault: { kind: 'drop' } },
  { label: 'Token vencido', fault: { kind: 'expired-token' } },
];

/** What a fault is called in the list of those that are set, whoever set it. */
export const nameOf = (fault: FaultSpec): string => {
  const code = fault.kind === 'refuse' ? fault.code : undefined;
  const known = FAULTS.find(
    ({ fault: one }) => one.kind === fault.kind && (one.kind !== 'refuse' || one.code === code),
  );
  return known?.label ?? (code === undefined ? fault.kind : `Recusar: ${code}`);
};
