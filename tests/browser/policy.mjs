// Google's CSP evaluator reads a content security policy from standard input.
// One line a finding: "severity: directive value: description". Severity 10 is high; 100 means strict CSP advice.
import { readFileSync } from "node:fs";
import { CspEvaluator } from "csp_evaluator";
import { CspParser } from "csp_evaluator/dist/parser.js";

const policy = new CspParser(readFileSync(0, "utf-8")).csp;
for (const { severity, directive, value, description } of new CspEvaluator(policy).evaluate()) {
  console.log(`${severity}: ${directive} ${value ?? ""}: ${description}`);
}
