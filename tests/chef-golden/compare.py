#!/usr/bin/env python3
"""Compares `recipe converge` and the attribute and property probes with what Chef Infra Client printed.

    compare.py --recipe OUT/recipe --golden DIR [--only REGEX] [--show]

DIR holds the recorded outputs (*.doc.txt, *.whyrun.txt, *.min.txt, *.info.txt, *_probe.txt, *_results.txt) and the cookbooks
they were recorded with. Those are reference material and not part of this repository. The cookbooks write below
/tmp/golden; run it as root on Debian or Ubuntu. What differs by nature is masked on both sides: times, process ids,
temporary names, hunk headers, the System Info block and the harness's own last lines."""
import argparse, difflib, os, re, shutil, subprocess, sys

ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument('--recipe', required=True)
ap.add_argument('--golden', required=True)
ap.add_argument('--ohai', help='JSON of automatic attributes (ubuntu 22.04)')
ap.add_argument('--only', default='')
ap.add_argument('--show', action='store_true', help='print the differences')
a = ap.parse_args()
HOME = '/tmp/golden'
MODES = {'doc': [], 'whyrun': ['-W'], 'min': ['-F', 'min'], 'info': ['-l', 'info']}

def masked(text):
    text = re.sub(r'\[\d{4}-\d\d-\d\dT[\d:]+\+00:00\]', '[TIME]', text)
    text = re.sub(r'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+ \+0000', 'TIME', text)
    text = re.sub(r'\.chef-([\w-]*?)\d{8}-\d+-\w+', r'.chef-\1TEMP', text)
    text = re.sub(r'/tmp/\.?chef-([\w-]*?)TEMP', r'/tmp/chef-\1TEMP', text)
    text = re.sub(r'@@ .* @@', '@@', text)
    text = re.sub(r'mtime to .*', 'mtime to TIME', text)
    text = re.sub(r'pid: \d+', 'pid: N', text)
    text = re.sub(r'Platform: \S+', 'Platform: P', text)
    text = re.sub(r'in (\d+ \w+ )*\d\d seconds', 'in T seconds', text)
    text = re.sub(r'complete in [\d.]+ seconds', 'complete in T seconds', text)
    text = re.sub(r'(chef-\d{14}\.)\d+', r'\1N', text)
    text = re.sub(r'\.chef-\d{14}\.\S+', '.chef-BACKUP', text)
    text = re.sub(r"r\d{5,}\b", 'rN', text)
    text = re.sub(r'( *)(chef_version|platform|platform_version|ruby|program_name|executable)=.*\n', '', text)
    return text

def clean(text, mode):
    if mode != 'info':   # the recording hid everything below FATAL
        text = re.sub(r'\[[^]]*\] ERROR: (?:.*\n){1,6}?.*ignore_failure is set, continuing\n\n?', '\n' if mode != 'min' else '', text)
        text = re.sub(r'\[[^]]*\] (ERROR|WARN): .*\n', '', text)
        text = re.sub(r'((?:.*\n)*Infra [Pp]hase (?:failed|complete).*\n)(?:.*\n?)*', r'\1', text)
    return [l for l in masked(text).split('\n') if not re.search(r'FATAL:|ERROR: (Running exception handlers|Exception handlers complete)|^EXC |^  from ', l)]

def converge(name, mode):
    shutil.rmtree(HOME + '/out', ignore_errors=True)
    if mode in ('doc', 'whyrun'): os.makedirs(HOME + '/out')   # as it was when they were recorded
    run_list = 'role[nope]' if name == 'norole' else f'recipe[{name}]'
    for cookbook in sorted(os.listdir(HOME + '/cookbooks'), key=len, reverse=True):
        if name.startswith(cookbook + '-'): run_list = f'recipe[{cookbook}' + ('' if name == cookbook + '-default' else '::' + name[len(cookbook) + 1:]) + ']'
    command = [a.recipe, 'converge', '-c', HOME + '/solo.rb', '--node-name', 'testnode', '--no-color', '-r', run_list] + MODES[mode]
    if a.ohai: command += ['--ohai', a.ohai]
    p = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120, cwd='/')
    return p.stdout.decode(errors='replace')

def probe(name):
    source = open(f'{a.golden}/{name}_probe.txt').read()
    path = f'{HOME}/{name}_probe.rb'
    open(path, 'w').write(source)
    p = subprocess.run([a.recipe, 'converge', path, '-F', 'silent', '--node-name', 'testnode', '-c', HOME + '/solo.rb'], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120, cwd='/')
    return p.stdout.decode(errors='replace')

os.makedirs(HOME, exist_ok=True)
if not os.path.exists(HOME + '/cookbooks'): shutil.copytree(a.golden + '/cookbooks', HOME + '/cookbooks')
open(HOME + '/solo.rb', 'w').write(f"cookbook_path '{HOME}/cookbooks'\nfile_cache_path '{HOME}/cache'\nfile_backup_path '{HOME}/backup'\nrole_path '{HOME}/roles'\n")
os.makedirs(HOME + '/roles', exist_ok=True)
total = wrong = 0
for file in sorted(os.listdir(a.golden)):
    m = re.fullmatch(r'(.+)\.(doc|whyrun|min|info)\.txt', file)
    p = re.fullmatch(r'(.+)_probe\.txt', file)
    if not (m or p) or not re.search(a.only, file): continue
    want_file = file if m else f'{p[1]}_results.txt'
    want = clean(open(f'{a.golden}/{want_file}').read(), m[2] if m else 'info')
    got = clean(converge(m[1], m[2]) if m else probe(p[1]), m[2] if m else 'info')
    while want and not want[-1]: want.pop()
    while got and not got[-1]: got.pop()
    difference = [l for l in difflib.unified_diff(want, got, 'chef', 'recipe', lineterm='', n=1)]
    changed = sum(1 for l in difference[2:] if l[0] in '+-')
    total += len(want); wrong += changed
    print(f'{want_file}: {"same" if not changed else f"{changed} lines differ"}')
    if a.show: print('\n'.join(difference))
print(f'{total} lines, {wrong} differing')
sys.exit(1 if wrong else 0)
