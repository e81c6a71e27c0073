import express, { Router } from 'express';
import { accountsRoutes } from './accounts/routes.ts';
import { apiRoutes } from './api/routes.ts';
import {
  postArticleDeletion,
  postArticleDetails,
  showArticle,
  showArticleDetails,
  showArticleDetailsAgain,
} from './articles/article-details.ts';
import { showDashboard } from './articles/dashboard.ts';
import { postArticle } from './articles/new-article.ts';
import {
  postPreview,
  postPreviewDiscard,
  postPreviewSave,
  showPreview,
  showPreviewAgain,
} from './articles/preview.ts';
import { showImport } from './articles/show-import.ts';
import {
  postBatch,
  postBatchFiles,
  postBatchStart,
  showBatch,
  showNewBatch,
} from './batches/pages.ts';
import { checksRoutes } from './checks/routes.ts';
import { showBilingual } from './export/show-bilingual.ts';
import { showExport } from './export/show-export.ts';
import { postDismissal, postWithdrawal } from './findings/post-dismissal.ts';
import { postWord } from './findings/post-word.ts';
import { postFixes, showFindings, showFixes } from './findings/show-findings.ts';
import { postMemory, postRemoval, showMemory, showMemoryExport } from './memory/show-memory.ts';
import { showChangesToMine } from './mine/show-changes-to-mine.ts';
import { feedOwner, showFeed } from './mine/show-feed.ts';
import { postSettlement } from './renewal/post-settlement.ts';
import { postRenewal, sendText, showOpen, showRenewal } from './renewal/show-renewal.ts';
import { postNote, postNoteRemoval } from './revisions/post-note.ts';
import { postRestoration, showRestoration } from './revisions/post-restoration.ts';
import { postUndo, showUndo } from './revisions/post-undo.ts';
import { sendAttribution, showAttribution } from './revisions/show-attribution.ts';
import { showComparison } from './revisions/show-comparison.ts';
import { showHistory } from './revisions/show-history.ts';
import { showRevision } from './revisions/show-revision.ts';
import type { Services } from './services.ts';
import {
  postExclusion,
  postJoin,
  postKind,
  postPairing,
  postSplit,
} from './workbench/change-structure.ts';
import { postComment, postResolution } from './workbench/comments.ts';
import { findNext, findText } from './workbench/find.ts';
import { showBlocks, streamEvents } from './workbench/live.ts';
import { postApproval } from './workbench/post-approval.ts';
import { putSegment } from './workbench/put-segment.ts';
import { showReading } from './workbench/show-reading.ts';
import { postRealignment, showRealignment } from './workbench/show-realignment.ts';
import { showPanel, showSegment } from './workbench/show-segment.ts';
import { showPiece, showWorkbench } from './workbench/show-workbench.ts';

/** Largest body of a page's own requests: the longest segment, percent-encoded, and some. */
const FORM_LIMIT = '2mb';

/** The whole map of addresses, one line an action, each naming the function that does it. */
export function routes(services: Services): Router {
  const router = Router();
  router.use('/api/v1', apiRoutes(services));
  router.use(express.urlencoded({ extended: false, limit: FORM_LIMIT }));
  router.use(express.json({ limit: FORM_LIMIT }));
  // A feed reader has no session: who it reads for is known by the address alone.
  router.get('/feeds/:token', feedOwner(services), showFeed(services));
  router.use(accountsRoutes(services));

  // Below this line everybody is signed in: accountsRoutes sends strangers to the sign-in page.
  router.get('/', showDashboard(services));
  router.get('/changes-to-mine', showChangesToMine(services));
  router.use('/checks', checksRoutes(services));
  router.get('/memory', showMemory(services));
  router.post('/memory', postMemory(services));
  router.get('/memory/export', showMemoryExport(services));
  router.post('/memory/entries/:entry/removal', postRemoval(services));
  router.get('/articles/new', showImport(services));
  router.post('/articles/new', postArticle(services));
  router.get('/articles/drafts/:draft', showPreview(services));
  router.post('/articles/drafts/:draft', postPreview(services));
  router.post('/articles/drafts/:draft/save', postPreviewSave(services));
  router.post('/articles/drafts/:draft/discard', postPreviewDiscard(services));
  router.get('/articles/drafts/:draft/:form', showPreviewAgain(services));
  router.get('/batches/new', showNewBatch(services));
  router.post('/batches', postBatch(services));
  router.get('/batches/:batch', showBatch(services));
  router.post('/batches/:batch/files', postBatchFiles(services));
  router.post('/batches/:batch/start', postBatchStart(services));
  router.get('/articles/:article', showArticle(services));
  router.get('/articles/:article/details', showArticleDetails(services));
  router.post('/articles/:article/details', postArticleDetails(services));
  router.post('/articles/:article/deletion', postArticleDeletion(services));
  router.get('/articles/:article/deletion', showArticleDetailsAgain(services));
  router.use('/articles/:article/translations/:language', translationRoutes(services));
  return router;
}

function translationRoutes(services: Services): Router {
  const router = Router({ mergeParams: true });
  router.get('/', showWorkbench(services));
  router.get('/pieces', showPiece(services));
  router.get('/blocks', showBlocks(services));
  router.get('/events', streamEvents(services));
  router.get('/find', findText(services));
  router.get('/next', findNext(services));
  router.post('/approval', postApproval(services));

  router.get('/segments/:segment', showSegment(services));
  router.post('/segments/:segment', putSegment(services));
  router.put('/segments/:segment', putSegment(services));
  router.get('/segments/:segment/panel', showPanel(services));
  router.post('/segments/:segment/split', postSplit(services));
  router.post('/segments/:segment/join', postJoin(services));
  router.post('/segments/:segment/pairing', postPairing(services));
  router.get('/segments/:segment/realignment', showRealignment(services));
  router.post('/segments/:segment/realignment', postRealignment(services));
  router.post('/segments/:segment/exclusion', postExclusion(services));
  router.post('/segments/:segment/settlement', postSettlement(services));
  router.post('/segments/:segment/comments', postComment(services));
  router.post('/segments/:segment/comments/:comment/resolution', postResolution(services));
  router.post('/blocks/:block/kind', postKind(services));

  router.post('/segments/:segment/dismissals', postDismissal(services));
  router.post('/segments/:segment/words', postWord(services));
  router.get('/findings', showFindings(services));
  router.get('/findings/fixes', showFixes(services));
  router.post('/findings/fixes', postFixes(services));
  router.post('/findings/dismissals/:dismissal/withdrawal', postWithdrawal(services));

  router.get('/read', showReading(services));
  router.get('/attribution', showAttribution(services));
  router.get('/attribution/spans', sendAttribution(services));
  router.get('/history', showHistory(services));
  router.get('/history/:revision', showRevision(services));
  router.post('/history/:revision/notes', postNote(services));
  router.post('/history/:revision/notes/removal', postNoteRemoval(services));
  router.get('/history/:revision/undo', showUndo(services));
  router.get('/compare', showComparison(services));
  router.get('/restoration', showRestoration(services));
  router.post('/restoration', postRestoration(services));
  router.post('/undo', postUndo(services));
  router.get('/export', showExport(services));
  router.get('/bilingual', showBilingual(services));

  router.get('/renewal', showRenewal(services));
  router.post('/renewal', postRenewal(services));
  router.get('/renewal/open', showOpen(services));
  router.get('/renewal/texts/:revision/:side', sendText(services));
  return router;
}
