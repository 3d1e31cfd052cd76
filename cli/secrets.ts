const SECRET_NAME = /SECRET|TOKEN|PASSWORD|PASSWD|(?:ACCESS|API|PRIVATE)_?KEY|CREDENTIALS_JSON/i;
const SHORTEST = 8;

/** `text` without the values of the environment that are secret by their names; Terraform can quote one in an error. */
export function withoutSecrets(text: string, env: Readonly<Record<string, string | undefined>>): string {
  return secretsOf(env).reduce((masked, secret) => masked.replaceAll(secret, "***"), text);
}

/** The longest first: one can be a part of another. What is shorter than eight characters would mask plain words. */
function secretsOf(env: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(env)
    .filter(([name]) => SECRET_NAME.test(name))
    .flatMap(([, value]) => (value !== undefined && value.length >= SHORTEST ? [value] : []))
    .sort((a, b) => b.length - a.length);
}
