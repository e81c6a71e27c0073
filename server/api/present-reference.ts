import { STATUS_CODES } from 'node:http';

/** The API's description as a page shows it. */
export interface ReferencePage {
  operations: OperationView[];
  schemas: SchemaView[];
}

/** A piece of the name of a type: words, or the name of a schema further down the page. */
interface TypePart {
  text: string;
  /** Identifier of the element that explains it. */
  target?: string;
}

interface FieldView {
  name: string;
  type: TypePart[];
  required: boolean;
  description: string;
}

interface OperationView {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  /** Names in the address, and those after its question mark. */
  parameters: (FieldView & { place: 'path' | 'query' })[];
  body: { type: TypePart[]; example: string } | undefined;
  answers: { status: string; name: string; description: string; type: TypePart[] }[];
}

interface SchemaView {
  id: string;
  name: string;
  description: string;
  /** Of an object; otherwise its type is told in words. */
  fields: FieldView[];
  type: TypePart[];
  example: string;
}

/** As much of JSON Schema as the description uses. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  items?: Schema;
  prefixItems?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  allOf?: Schema[];
  description?: string;
  default?: unknown;
  example?: unknown;
  examples?: unknown[];
  minimum?: number;
  maximum?: number;
}

interface Content {
  [mediaType: string]: { schema?: Schema };
}

interface DocumentedOperation {
  operationId?: string;
  summary?: string;
  description?: string;
  parameters?: {
    name: string;
    in: string;
    required?: boolean;
    description?: string;
    schema?: Schema;
  }[];
  requestBody?: { content: Content };
  responses?: Record<string, { description?: string; content?: Content }>;
}

interface Description {
  paths?: object;
  components?: object;
}

/** Turns the description made for programs into one made for people. */
export function presentReference(document: Description): ReferencePage {
  const { schemas = {} } = (document.components ?? {}) as { schemas?: Record<string, Schema> };
  const paths = Object.entries(document.paths ?? {}) as [
    string,
    Record<string, DocumentedOperation>,
  ][];
  return {
    operations: paths.flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) =>
        presentOperation(method, path, operation, schemas),
      ),
    ),
    schemas: Object.entries(schemas).map(([name, schema]) => ({
      id: schemaId(name),
      name,
      description: schema.description ?? '',
      fields: fieldsOf(schema, schemas),
      type: typeOf(schema),
      example: exampleOf(schema),
    })),
  };
}

function presentOperation(
  method: string,
  path: string,
  operation: DocumentedOperation,
  schemas: Record<string, Schema>,
): OperationView {
  const body = operation.requestBody && schemaOf(operation.requestBody.content);
  return {
    id: operation.operationId ?? `${method}-${path}`,
    method: method.toUpperCase(),
    path: `/api/v1${path}`,
    summary: operation.summary ?? '',
    description: operation.description ?? '',
    parameters: (operation.parameters ?? []).map((parameter) => ({
      name: parameter.name,
      place: parameter.in === 'path' ? 'path' : 'query',
      type: typeOf(parameter.schema ?? {}),
      required: parameter.required ?? false,
      description: withDefault(
        parameter.description ?? parameter.schema?.description ?? '',
        parameter.schema,
      ),
    })),
    body: body && { type: typeOf(body), example: exampleOf(resolve(body, schemas)) },
    answers: Object.entries(operation.responses ?? {})
      .sort(([one], [other]) => Number(one) - Number(other))
      .map(([status, { description, content }]) => ({
        status,
        name: STATUS_CODES[status] ?? '',
        description: description ?? '',
        type: contentType(content),
      })),
  };
}

/** A form of JSON by its name; anything else by its media type. */
function contentType(content: Content | undefined): TypePart[] {
  const mediaTypes = Object.keys(content ?? {});
  const only = mediaTypes.length === 1 && mediaTypes[0]?.endsWith('json');
  if (only && content) return typeOf(schemaOf(content) ?? {});
  return [{ text: mediaTypes.join(', ') }];
}

function schemaOf(content: Content): Schema | undefined {
  return Object.values(content)[0]?.schema;
}

function resolve(schema: Schema, schemas: Record<string, Schema>): Schema {
  const name = schema.$ref && nameOf(schema.$ref);
  return name ? (schemas[name] ?? {}) : schema;
}

function fieldsOf(schema: Schema, schemas: Record<string, Schema>): FieldView[] {
  const inherited = (schema.allOf ?? []).flatMap((part) =>
    fieldsOf(resolve(part, schemas), schemas),
  );
  const own = Object.entries(schema.properties ?? {}).map(([name, field]) => ({
    name,
    type: typeOf(field),
    required: schema.required?.includes(name) ?? false,
    description: withDefault(field.description ?? resolve(field, schemas).description ?? '', field),
  }));
  return [...inherited, ...own];
}

function withDefault(description: string, schema: Schema | undefined): string {
  if (schema?.default === undefined) return description;
  return `${description} (default: \`${String(schema.default)}\`)`.trim();
}

/** The type of a value in words, such as `array of Segment` or `string or null`. */
function typeOf(schema: Schema): TypePart[] {
  if (schema.$ref) {
    const name = nameOf(schema.$ref);
    return [{ text: name, target: schemaId(name) }];
  }
  if (schema.const !== undefined) return [{ text: JSON.stringify(schema.const) }];
  if (schema.enum) return [{ text: schema.enum.map((value) => JSON.stringify(value)).join(' | ') }];
  if (schema.anyOf) return joined(schema.anyOf.map(typeOf), ' or ');
  if (schema.prefixItems) {
    return [{ text: '[' }, ...joined(schema.prefixItems.map(typeOf), ', '), { text: ']' }];
  }
  if (schema.items) return [{ text: 'array of ' }, ...grouped(schema.items)];
  return [{ text: [schema.type ?? 'anything'].flat().join(' or ') }];
}

/** An alternative inside an array needs brackets to be read as one. */
function grouped(schema: Schema): TypePart[] {
  const type = typeOf(schema);
  return schema.anyOf ? [{ text: '(' }, ...type, { text: ')' }] : type;
}

function joined(types: TypePart[][], separator: string): TypePart[] {
  return types.flatMap((type, index) => (index === 0 ? type : [{ text: separator }, ...type]));
}

function nameOf(reference: string): string {
  return reference.split('/').at(-1) ?? reference;
}

function schemaId(name: string): string {
  return `schema-${name}`;
}

function exampleOf(schema: Schema): string {
  const example = schema.example ?? schema.examples?.[0];
  return example === undefined ? '' : JSON.stringify(example, null, 2);
}
