import type { RequestHandler } from 'express';
import { renderPage } from '../web/render.ts';
import { apiDocument } from './document.ts';
import { presentReference } from './present-reference.ts';

/** The description of the API as a page to read; the same for every reader, so made once. */
let reference: ReturnType<typeof presentReference> | undefined;

export const showApi: RequestHandler = (req, res) => {
  res.vary('accept');
  if (req.accepts(['html', 'json']) === 'json') {
    res.json(apiDocument);
    return;
  }
  reference ??= presentReference(apiDocument);
  renderPage(res, 'api/reference', { title: req.t('api:title') }, reference);
};
