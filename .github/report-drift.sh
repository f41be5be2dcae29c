#!/usr/bin/env bash
# Opens an issue about a newer SDK that the mock does not agree with; while one is open, none is added.
# report-drift.sh REPORT
set -euo pipefail

title='The newest AWS SDK differs from the mock'
open=$(gh issue list --state open --limit 200 --json title --jq 'map(.title)')
if jq --exit-status --arg title "$title" 'index($title) != null' <<<"$open" >/dev/null; then
  echo "An issue is open already: $title"
  exit
fi

body=$(mktemp)
trap 'rm -f "$body"' EXIT
cat >"$body" <<END
The conformance tests fail with the newest clients:

\`\`\`text
$(npm ls @aws-sdk/client-bedrock-agentcore @aws-sdk/client-bedrock-agentcore-control --depth=0 || true)
\`\`\`

A payment operation that the registry lacks is added with \`npm run scaffold -- NAME\` (CONTRIBUTING.md). All else is in [the run]($GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID):

\`\`\`text
$(grep -E '^ *(FAIL|×|Tests|AssertionError|Error)' "$1" | head -c 20000)
\`\`\`
END
gh issue create --title "$title" --body-file "$body"
