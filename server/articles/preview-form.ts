import { z } from 'zod';
import { UserError } from '../errors.ts';
import { BLOCK_KINDS } from '../formats/document.ts';
import { spelledNumber } from '../web/form.ts';
import type { PreviewOperation } from './preview-operations.ts';

const number = spelledNumber.pipe(z.number().max(1_000_000));

/** A block's form: its index, what was chosen as its kind, and the button that was pressed. */
const blockForm = z.object({
  block: number,
  kind: z.string().max(40).optional(),
  /** Choosing a kind sends the form without any button. */
  do: z.string().max(60).default('kind'),
});

const chosenKind = z
  .tuple([z.enum(BLOCK_KINDS), spelledNumber.pipe(z.number().min(1).max(6)).optional()])
  .transform(([kind, level]) => ({ kind, level: level ?? null }));

const chosenMove = z.tuple([number, z.enum(['source', 'target']), z.enum(['previous', 'next'])]);

/**
 * What a form of the preview asks for. The button's value names the operation and where it applies
 * within the block: `mergeBlocks`, `splitBlock:3`, `move:3:source:previous`; a kind is chosen as
 * `quotation` or `heading:2`.
 *
 * @throws UserError 400 for anything the preview does not send
 */
export function parseOperation(body: unknown): PreviewOperation | 'undo' | 'details' {
  const asked = z.object({ do: z.enum(['undo', 'details']) }).safeParse(body);
  if (asked.success) return asked.data.do;
  const form = blockForm.safeParse(body);
  const operation = form.success && blockOperation(form.data);
  if (!operation) throw new UserError('import:error.operation', {}, 400);
  return operation;
}

function blockOperation(form: z.output<typeof blockForm>): PreviewOperation | undefined {
  const { block } = form;
  const [name, ...rest] = form.do.split(':');
  switch (name) {
    case 'kind': {
      const chosen = chosenKind.safeParse(form.kind?.split(':'));
      return chosen.success ? { do: 'kind', block, ...chosen.data } : undefined;
    }
    case 'mergeBlocks':
      return { do: 'mergeBlocks', block };
    case 'splitBlock':
    case 'joinBeads':
    case 'splitBead': {
      const bead = number.safeParse(rest[0]);
      return bead.success ? { do: name, block, bead: bead.data } : undefined;
    }
    case 'move': {
      const move = chosenMove.safeParse(rest);
      if (!move.success) return undefined;
      const [bead, side, to] = move.data;
      return { do: 'move', block, bead, side, to };
    }
    default:
      return undefined;
  }
}
