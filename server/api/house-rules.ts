import type { Request, RequestHandler } from 'express';
import { requiredUser } from '../accounts/guards.ts';
import { numberParameter } from '../articles/translation-of.ts';
import {
  deleteHouseRule,
  insertHouseRule,
  listHouseRules,
  updateHouseRule,
} from '../checks/house-rule.store.ts';
import type { HouseRuleInput } from '../checks/house-rule.ts';
import type { Services } from '../services.ts';
import { readBody } from './input.ts';
import * as schemas from './schemas.ts';

/** The newsroom's rules. */
export const getRules =
  ({ db }: Services): RequestHandler =>
  async (_req, res) => {
    res.json({ rules: await listHouseRules(db) });
  };

/** Makes a rule. */
export const postRule =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    const user = requiredUser(req, 'review');
    res.status(201).json(await insertHouseRule(db, readRule(req), user));
  };

/** Changes a rule. */
export const putRule =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    const user = requiredUser(req, 'review');
    const rule = numberParameter(req, 'rule');
    res.json(await updateHouseRule(db, rule, readRule(req), user));
  };

/** Deletes a rule. */
export const deleteRule =
  ({ db }: Services): RequestHandler =>
  async (req, res) => {
    const user = requiredUser(req, 'review');
    await deleteHouseRule(db, numberParameter(req, 'rule'), user);
    res.status(204).end();
  };

function readRule(req: Request): HouseRuleInput {
  const { sourceLanguage, targetLanguage, replacement, ...rule } = readBody(
    schemas.houseRuleBody,
    req,
  );
  return {
    ...rule,
    sourceLanguage: sourceLanguage ?? null,
    targetLanguage: targetLanguage ?? null,
    replacement: replacement ?? null,
  };
}
