import { Router } from 'express';
import type { Services } from '../services.ts';
import { postDictionaryRemoval, postDictionaryWord, showDictionary } from './show-dictionary.ts';
import {
  postHouseRule,
  postHouseRuleDeletion,
  showHouseRule,
  showHouseRules,
} from './show-house-rules.ts';
import { postPairSettings, showCheckedPairs, showPairSettings } from './show-pair-settings.ts';

/** What is looked for in articles: checks by pair of languages, words that are right, the newsroom's rules. */
export function checksRoutes(services: Services): Router {
  const router = Router();
  router.get('/', showCheckedPairs(services));
  router.get('/pairs/:source/:target', showPairSettings(services));
  router.post('/pairs/:source/:target', postPairSettings(services));
  router.get('/words', showDictionary(services));
  router.post('/words', postDictionaryWord(services));
  router.post('/words/:word/removal', postDictionaryRemoval(services));
  router.get('/rules', showHouseRules(services));
  router.get('/rules/:rule', showHouseRule(services));
  router.post('/rules/:rule', postHouseRule(services));
  router.post('/rules/:rule/deletion', postHouseRuleDeletion(services));
  return router;
}
