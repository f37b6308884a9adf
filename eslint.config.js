import nextVitals from "eslint-config-next/core-web-vitals";
import boundaries from "eslint-plugin-boundaries";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";
import { importArrowRules, importArrowSettings } from "./scripts/lint/import-arrows.js";

const TYPED = ["**/*.ts", "**/*.tsx"];
/** Where React can be: its rules follow every function as React's compiler would, which takes their time. */
const SCREENS = ["**/*.tsx", "app/**/*.ts", "components/**/*.ts"];
const lines = (max) => ({ "max-lines": ["error", { max, skipBlankLines: false, skipComments: false }] });

const BANNED_ENV = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "Read settings through env() of lib/config/env.ts, where they are checked.",
};
const BANNED_CONSOLE = { selector: "MemberExpression[object.name='console']", message: "Use logger() of lib/config/logger.ts." };
const BANNED_QUERY = {
  selector: "MemberExpression[object.type='CallExpression'][object.callee.name='database']",
  message: "Queries stand in lib/adapters/db: hand database() to a use-case.",
};

export default defineConfig([
  globalIgnores([
    ".next*/**",
    "dist*/**",
    ".data/**",
    "coverage/**",
    "test-results/**",
    "playwright-report/**",
    "lib/adapters/db/generated/**",
    "next-env.d.ts",
  ]),
  { linterOptions: { reportUnusedDisableDirectives: "error", noInlineConfig: true } },
  { files: SCREENS, extends: [nextVitals] },
  {
    files: TYPED,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...lines(300),
      eqeqeq: "error",
      "no-restricted-syntax": ["error", BANNED_ENV, BANNED_CONSOLE],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true, ignoreVoidOperator: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      // A promise as an event handler's result is what React's transitions and forms take.
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
    },
  },
  { files: ["app/**/*.ts", "app/**/*.tsx"], rules: { "no-restricted-syntax": ["error", BANNED_ENV, BANNED_CONSOLE, BANNED_QUERY] } },
  { files: ["app/**/page.tsx", "app/**/layout.tsx"], rules: lines(80) },
  {
    files: ["**/*.tsx"],
    ignores: ["components/ui/link.tsx"],
    rules: {
      "no-restricted-imports": [
        "error",
        { name: "next/link", message: "Use Link of components/ui, which asks the server for less." },
        { name: "next/dynamic", message: "Use whenShown() of components/ui/on-demand.tsx, which leaves the page in sight." },
      ],
    },
  },
  {
    files: ["lib/config/**", "scripts/**", "sandbox/**", "prisma/**", "*.config.ts", "tests/**"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["tests/**/*.ts", "tests/**/*.tsx"],
    rules: {
      ...lines(400),
      // A test that reads the first of a list wants to fail loudly when there is none.
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  { files: ["**/*.mjs", "**/*.js"], rules: { ...lines(300), eqeqeq: "error" } },
  {
    files: [...TYPED, "**/*.js", "**/*.mjs"],
    plugins: { boundaries },
    settings: { ...importArrowSettings, "import/resolver": { typescript: { alwaysTryTypes: true } } },
    rules: importArrowRules,
  },
]);
