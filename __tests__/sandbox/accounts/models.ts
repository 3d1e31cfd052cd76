/** A response model of the SDK: wire names and types of its fields. */
export interface Model {
  names(): Record<string, string>;
  types(): Record<string, unknown>;
}

/** What of a value its model does not explain, as paths; and what of the model the value lacks. */
export function deviations(
  model: Model,
  value: unknown,
  path: string,
  optional: readonly string[],
): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [`${path} is no object`];
  const fields = value as Record<string, unknown>;
  const types = new Map(Object.entries(model.names()).map(([field, wire]) => [wire, model.types()[field]]));
  const unknown = Object.keys(fields).filter((wire) => !types.has(wire));
  return [
    ...unknown.map((wire) => `${path}.${wire} is unknown`),
    ...[...types].flatMap(([wire, type]) => {
      if (wire in fields) return mistyped(type, fields[wire], `${path}.${wire}`, optional);
      return optional.includes(wire) ? [] : [`${path}.${wire} is missing`];
    }),
  ];
}

function mistyped(type: unknown, value: unknown, path: string, optional: readonly string[]): string[] {
  if (typeof type === "string") return typeof value === type ? [] : [`${path} is no ${type}`];
  if (typeof type === "function") return deviations(type as unknown as Model, value, path, optional);
  const { itemType } = type as { itemType: unknown };
  if (!Array.isArray(value)) return [`${path} is no list`];
  if (value.length === 0) return [`${path} is empty: its entries are not shown`];
  return value.flatMap((item, index) => mistyped(itemType, item, `${path}[${index}]`, optional));
}
