import type { Response } from 'express';
import type { LeavingFile } from './export-translation.ts';

/** Answers with a file to be kept, under its name in any script (RFC 6266). */
export function sendFile(res: Response, { fileName, plainName, contentType, body }: LeavingFile) {
  res.set(
    'content-disposition',
    /^[\x20-\x7e]+$/.test(fileName)
      ? `attachment; filename="${fileName}"`
      : `attachment; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
  );
  res.set('content-type', contentType).send(Buffer.from(body));
}
