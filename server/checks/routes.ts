import { Router } from 'express';
import type { Services } from '../services.ts';
import { postPairSettings, showCheckedPairs, showPairSettings } from './show-pair-settings.ts';

/** What is looked for in articles: by pair of languages. */
export function checksRoutes(services: Services): Router {
  const router = Router();
  router.get('/', showCheckedPairs(services));
  router.get('/pairs/:source/:target', showPairSettings(services));
  router.post('/pairs/:source/:target', postPairSettings(services));
  return router;
}
