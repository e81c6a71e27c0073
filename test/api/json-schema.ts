/** As much of JSON Schema 2020-12 as the description of the API uses. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  allOf?: JsonSchema[];
  items?: JsonSchema | false;
  prefixItems?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  maxLength?: number;
  pattern?: string;
  propertyNames?: JsonSchema;
}

/** Words that only describe; any other word than these and those above would go unchecked. */
const ANNOTATIONS = ['description', 'example', 'examples', 'default', 'format'];
const CHECKED = [
  '$ref',
  'type',
  'enum',
  'const',
  'anyOf',
  'allOf',
  'items',
  'prefixItems',
  'properties',
  'required',
  'additionalProperties',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'maxLength',
  'pattern',
  'propertyNames',
];

/** Where a value does not fit a schema: a line for each place, none where it fits. */
export function mismatches(
  value: unknown,
  schema: JsonSchema | boolean,
  resolve: (ref: string) => JsonSchema,
  at = '$',
): string[] {
  if (schema === true) return [];
  if (schema === false) return [`${at}: nothing is allowed here`];
  const unknown = Object.keys(schema).filter((key) => ![...CHECKED, ...ANNOTATIONS].includes(key));
  if (unknown.length > 0) throw new Error(`This check does not know ${unknown.join(', ')}.`);
  if (schema.$ref) return mismatches(value, resolve(schema.$ref), resolve, at);

  const found: string[] = [];
  const types = schema.type === undefined ? undefined : [schema.type].flat();
  if (types && !types.some((type) => isOfType(value, type))) {
    return [`${at}: ${JSON.stringify(value)} is not of type ${types.join(' or ')}`];
  }
  if (schema.enum && !schema.enum.includes(value)) found.push(`${at}: not one of ${schema.enum}`);
  if (schema.const !== undefined && value !== schema.const) found.push(`${at}: not the constant`);
  if (schema.anyOf?.every((one) => mismatches(value, one, resolve, at).length > 0)) {
    found.push(`${at}: ${JSON.stringify(value)} fits none of the alternatives`);
  }
  for (const one of schema.allOf ?? []) found.push(...mismatches(value, one, resolve, at));
  if (typeof value === 'number') {
    if (value < (schema.minimum ?? value) || value > (schema.maximum ?? value)) {
      found.push(`${at}: ${value} is out of range`);
    }
  }
  if (typeof value === 'string') {
    if (value.length > (schema.maxLength ?? value.length)) found.push(`${at}: too long`);
    if (schema.pattern && !new RegExp(schema.pattern, 'u').test(value)) {
      found.push(`${at}: ${value} does not match ${schema.pattern}`);
    }
  }
  if (Array.isArray(value)) found.push(...inArray(value, schema, resolve, at));
  else if (typeof value === 'object' && value !== null) {
    found.push(...inObject(value as Record<string, unknown>, schema, resolve, at));
  }
  return found;
}

function inArray(
  value: unknown[],
  schema: JsonSchema,
  resolve: (ref: string) => JsonSchema,
  at: string,
): string[] {
  const { prefixItems = [], items = true, minItems = 0, maxItems = value.length } = schema;
  const found = value.flatMap((item, index) =>
    mismatches(item, prefixItems[index] ?? items, resolve, `${at}[${index}]`),
  );
  if (value.length < minItems || value.length > maxItems) found.push(`${at}: wrong length`);
  return found;
}

function inObject(
  value: Record<string, unknown>,
  schema: JsonSchema,
  resolve: (ref: string) => JsonSchema,
  at: string,
): string[] {
  const { properties = {}, required = [], additionalProperties = true } = schema;
  const missing = required.filter((name) => !(name in value));
  return [
    ...missing.map((name) => `${at}.${name}: missing`),
    ...Object.entries(value).flatMap(([name, one]) =>
      mismatches(one, properties[name] ?? additionalProperties, resolve, `${at}.${name}`),
    ),
  ];
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}
