import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { blankForm, type FormState, submit } from '../accounts/form.ts';
import { requiredUser } from '../accounts/guards.ts';
import { numberParameter } from '../articles/translation-of.ts';
import type { Services } from '../services.ts';
import { renderPage } from '../web/render.ts';
import { SEVERITIES } from './finding.ts';
import {
  deleteHouseRule,
  getHouseRule,
  insertHouseRule,
  listHouseRules,
  updateHouseRule,
} from './house-rule.store.ts';
import { checkedRule, type HouseRuleInput } from './house-rule.ts';
import { presentHouseRules, presentRuleForm, ruleFields } from './present-house-rules.ts';
import { type Trial, tryRule } from './try-rule.ts';

const ticked = z
  .literal('1')
  .optional()
  .transform((value) => value === '1');
const text = z.string().default('');

const ruleForm = z.object({
  do: z.enum(['save', 'try']).default('save'),
  name: text,
  sourceLanguage: text,
  targetLanguage: text,
  side: z.enum(['source', 'target'], 'checking:error.side').default('target'),
  pattern: text,
  ignoreCase: ticked,
  wholeWords: ticked,
  message: text,
  /** Whether a fix is offered; then nothing in `replacement` takes the match out. */
  replaces: ticked,
  replacement: text,
  severity: z.enum(SEVERITIES, 'checking:error.severity').default('warning'),
  isOn: ticked,
  sample: text,
});

const query = z.object({ done: z.enum(['ruleSaved', 'ruleDeleted']).optional().catch(undefined) });

/** The newsroom's rules. */
export const showHouseRules =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    const { done } = query.parse(req.query);
    const page = presentHouseRules(await listHouseRules(db), requiredUser(req), done);
    const frame = { title: req.t('checking:rules.title'), section: 'checks' as const };
    renderPage(res, 'checks/rules', frame, page);
  };

/** A form for a new rule, or for one there is. */
export const showHouseRule =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    requiredUser(req, 'review');
    const id = ruleNumber(req);
    const fields = id === undefined ? undefined : ruleFields(await getHouseRule(db, id));
    renderRule(req, res, blankForm(fields ?? { side: 'target', severity: 'warning', isOn: '1' }));
  };

/** Stores a rule, or shows what it finds in a sample; either way what was typed stays. */
export const postHouseRule =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    const user = requiredUser(req, 'review');
    const id = ruleNumber(req);
    if (id !== undefined) await getHouseRule(db, id);
    let trial: Trial | undefined;
    const form = await submit(ruleForm, req.body, async ({ do: wanted, sample, ...fields }) => {
      const rule = ruleOf(fields);
      if (wanted === 'try') {
        // A rule that is only tried out needs no name yet.
        const { name, message } = rule;
        const named = { ...rule, name: name.trim() || '?', message: message.trim() || '…' };
        trial = tryRule(checkedRule(named), sample);
        return;
      }
      if (id === undefined) await insertHouseRule(db, rule, user);
      else await updateHouseRule(db, id, rule, user);
      res.redirect(303, '/checks/rules?done=ruleSaved');
    });
    if (form) renderRule(req, res, form, 422);
    else if (trial) renderRule(req, res, blankForm(typed(req.body)), 200, trial);
  };

/** Takes a rule away. */
export const postHouseRuleDeletion =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    const user = requiredUser(req, 'review');
    await deleteHouseRule(db, numberParameter(req, 'rule'), user);
    res.redirect(303, '/checks/rules?done=ruleDeleted');
  };

/** Number of the rule an address names; undefined for one that is new. */
function ruleNumber(req: Request): number | undefined {
  return req.params.rule === 'new' ? undefined : numberParameter(req, 'rule');
}

function ruleOf({
  replaces,
  replacement,
  sourceLanguage,
  targetLanguage,
  ...rule
}: Omit<z.output<typeof ruleForm>, 'do' | 'sample'>): HouseRuleInput {
  return {
    ...rule,
    sourceLanguage: sourceLanguage || null,
    targetLanguage: targetLanguage || null,
    replacement: replaces ? replacement : null,
  };
}

function typed(body: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(body ?? {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

function renderRule(req: Request, res: Response, form: FormState, status = 200, trial?: Trial) {
  const page = presentRuleForm({ rule: ruleNumber(req), form, trial, format: req.format });
  const title = req.t(page.isNew ? 'checking:rules.new' : 'checking:rules.edit');
  renderPage(res, 'checks/rule', { title, section: 'checks' }, page, status);
}
