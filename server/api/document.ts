import { createDocument, type ZodOpenApiOperationObject } from 'zod-openapi';
import { type Operation, operations, refusal } from './operations.ts';

/** Refusals that do not depend on what is asked for. */
function refusalsOf({ body, parameters }: Operation): ZodOpenApiOperationObject['responses'] {
  return {
    '401': refusal('No key, or one that is not valid'),
    ...(body ? { '400': refusal('The body is not JSON') } : {}),
    ...(body ? { '403': refusal('The role of the key’s owner does not allow it') } : {}),
    ...(parameters?.path ? { '404': refusal('There is no such thing') } : {}),
    ...(body ? { '413': refusal('A text is larger than 5 MB') } : {}),
    ...(body ? { '415': refusal('The body is not sent as application/json') } : {}),
    ...(body || parameters?.query
      ? { '422': refusal('Something does not fit; `errors` lists everything, each with its field') }
      : {}),
  };
}

function describe(operation: Operation): ZodOpenApiOperationObject {
  const { id, summary, description, parameters, body, responses } = operation;
  return {
    operationId: id,
    summary,
    ...(description ? { description } : {}),
    ...(parameters ? { requestParams: parameters } : {}),
    ...(body
      ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } }
      : {}),
    responses: { ...refusalsOf(operation), ...responses },
  };
}

/** The description of the API (OpenAPI 3.1), made from the schemas its requests are checked with. */
export const apiDocument = createDocument(
  {
    openapi: '3.1.0',
    info: {
      title: 'Emend',
      version: '1',
      license: { name: 'MIT', identifier: 'MIT' },
      description:
        'Import machine-translated articles, correct them segment by segment, read their history, and export what is approved. Refusals are problem details (RFC 9457) in the language of `Accept-Language`, with a `code` for programs. Make a key under “Account”, or with `emend apikey create`.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ key: [] }],
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
    paths: operations.reduce<Record<string, Record<string, ZodOpenApiOperationObject>>>(
      (paths, operation) => {
        paths[operation.path] = {
          ...paths[operation.path],
          [operation.method]: describe(operation),
        };
        return paths;
      },
      {},
    ),
  },
  // What is read and what is written has one form; nothing is filled in or turned into another type.
  { outputIdSuffix: '' },
);
