# FileUtils on a tree of its own: what it does, what it prints, what it raises.
require 'fileutils'
require 'tmpdir'

ROOT = Dir.mktmpdir('fileutils')
at_exit { FileUtils.rm_rf(ROOT) }
Dir.chdir(ROOT)
File.umask(0o022)

def tree
  Dir.glob('**/*', File::FNM_DOTMATCH).reject { |path| path.end_with?('/.') || path == '.' }.sort.each do |path|
    stat = File.lstat(path)
    what = stat.symlink? ? "-> #{File.readlink(path)}" : stat.directory? ? '/' : "= #{File.read(path).inspect}"
    puts format('    %s %04o %s', path, stat.mode & 0o7777, what)
  end
end

def show(label, list: true)
  result = yield
  puts "#{label}: #{result.inspect.gsub(ROOT, 'ROOT')}"
  tree if list
rescue SystemCallError, ArgumentError, IOError => e
  puts "#{label}: #{e.class} #{e.message.gsub(ROOT, 'ROOT')}"
  tree if list
end

def fresh
  Dir.chdir(ROOT)
  FileUtils.rm_rf(Dir.children(ROOT))
  FileUtils.mkdir_p(%w[a/b/c d])
  File.write('a/one', '1')
  File.write('a/b/two', '22')
  File.write('a/b/c/three', '333')
  File.chmod(0o755, 'a/one')
  File.symlink('one', 'a/link')
  File.symlink('nowhere', 'a/broken')
end

fresh
show('mkdir') { FileUtils.mkdir('new') }
show('mkdir again') { FileUtils.mkdir('new') }
show('mkdir mode') { FileUtils.mkdir(%w[m1 m2], mode: 0o700) }
show('mkdir_p') { FileUtils.mkdir_p('p/q/r', mode: 0o750) }
show('mkdir_p of file') { FileUtils.mkdir_p('a/one/x') }
show('touch') { FileUtils.touch(%w[t1 t2]) }
show('touch nocreate') { FileUtils.touch('t3', nocreate: true) }
show('touch mtime') { FileUtils.touch('t1', mtime: Time.at(1000)); File.mtime('t1').to_i }
show('rmdir') { FileUtils.rmdir('new') }
show('rmdir parents') { FileUtils.rmdir('p/q/r', parents: true) }
show('rmdir full') { FileUtils.rmdir('a') }
fresh
show('cp') { FileUtils.cp('a/one', 'd') }
show('cp to name') { FileUtils.cp('a/one', 'd/two') }
show('cp list') { FileUtils.cp(%w[a/one a/b/two], 'd') }
show('cp list to file') { FileUtils.cp(%w[a/one a/b/two], 'd/one') }
show('cp missing') { FileUtils.cp('nope', 'd') }
show('cp directory') { FileUtils.cp('a', 'd') }
show('cp same') { FileUtils.cp('a/one', 'a/one') }
show('cp preserve') { File.utime(5, 6, 'a/one'); FileUtils.cp('a/one', 'd/kept', preserve: true); File.mtime('d/kept').to_i }
fresh
show('cp_r') { FileUtils.cp_r('a', 'd') }
show('cp_r to new') { FileUtils.cp_r('a', 'new') }
show('cp_r dot') { FileUtils.cp_r('a/.', 'd') }
show('cp_r list') { FileUtils.cp_r(%w[a/one a/b], 'd') }
show('cp_r remove') { FileUtils.cp_r('a/one', 'd/x', remove_destination: true) }
fresh
show('copy_entry') { FileUtils.copy_entry('a', 'e'); nil }
show('copy_entry preserve') { FileUtils.copy_entry('a', 'f', true); nil }
show('copy_file') { FileUtils.copy_file('a/one', 'g') }
fresh
show('mv') { FileUtils.mv('a/one', 'd') }
show('mv dir') { FileUtils.mv('a/b', 'd') }
show('mv list') { FileUtils.mv(%w[a/link a/broken], 'd') }
show('mv missing') { FileUtils.mv('nope', 'd') }
show('mv over') { FileUtils.touch('x'); FileUtils.mv('x', 'd/one') }
show('mv over directory') { FileUtils.mkdir_p('d2/b'); FileUtils.mv('d/b', 'd2') }
show('mv force') { FileUtils.mv('nope', 'd', force: true); nil }
fresh
show('ln') { FileUtils.ln('a/one', 'd') }
show('ln exists') { FileUtils.ln('a/one', 'd/one') }
show('ln force') { FileUtils.ln('a/b/two', 'd/one', force: true) }
show('ln_s') { FileUtils.ln_s('../a/one', 'd/soft') }
show('ln_s exists') { FileUtils.ln_s('x', 'd/soft') }
show('ln_sf') { FileUtils.ln_sf('x', 'd/soft') }
show('ln_s list') { FileUtils.ln_s(%w[one two], 'a/b/c') }
show('ln_s relative') { FileUtils.ln_s('a/one', 'd/rel', relative: true) } if FileUtils.method(:ln_s).parameters.include?(%i[key relative])
show('cp_lr') { FileUtils.cp_lr('a/b', 'd/hard') }
fresh
show('rm') { FileUtils.rm('a/one') }
show('rm missing') { FileUtils.rm('a/one') }
show('rm force') { FileUtils.rm(%w[nope a/link], force: true) }
show('rm_f') { FileUtils.rm_f('nope') }
show('rm directory') { FileUtils.rm('a/b') }
show('rm_r') { FileUtils.rm_r('a/b') }
show('rm_r missing') { FileUtils.rm_r('a/b') }
show('rm_rf') { FileUtils.rm_rf(%w[a nope]) }
show('rm_r link') { FileUtils.mkdir('real'); FileUtils.touch('real/x'); FileUtils.ln_s('real', 'soft'); FileUtils.rm_r('soft') }
show('remove_entry') { FileUtils.remove_entry('real'); nil }
show('remove_dir') { FileUtils.remove_dir('d'); nil }
show('remove_file') { FileUtils.remove_file('nope', true) }
fresh
show('install') { FileUtils.install('a/one', 'd/installed', mode: 0o600) }
show('install symbolic') { FileUtils.install('a/one', 'd/sym', mode: 'u=rwx,go=r') }
show('install list') { FileUtils.install(%w[a/one a/b/two], 'd') }
show('chmod') { FileUtils.chmod(0o640, 'a/one') }
['u+x', 'go-r', 'a=r', 'u=rwx,g=rx,o=', '+x', 'ug+s', '+t', 'g=u', 'a+X', 'u-w,o+w'].each { |mode| show("chmod #{mode}", list: false) { FileUtils.chmod(mode, 'a/one'); format('%04o', File.stat('a/one').mode & 0o7777) } }
show('chmod bad') { FileUtils.chmod('q+x', 'a/one') }
show('chmod_R') { FileUtils.chmod_R('go=', 'a') }
show('chmod missing') { FileUtils.chmod(0o600, 'nope') }
fresh
show('compare', list: false) { [FileUtils.cmp('a/one', 'a/one'), FileUtils.compare_file('a/one', 'a/b/two'), FileUtils.identical?('a/one', 'a/link')] }
show('uptodate', list: false) { File.utime(9, 9, 'a/one'); File.utime(5, 5, 'a/b/two'); [FileUtils.uptodate?('a/one', %w[a/b/two nope]), FileUtils.uptodate?('a/b/two', ['a/one']), FileUtils.uptodate?('nope', [])] }
show('cd', list: false) { FileUtils.cd('a') { |dir| [dir, Dir.pwd] } }
show('pwd', list: false) { FileUtils.pwd }
show('verbose', list: false) do
  $stderr = $stdout
  FileUtils.mkdir_p('v/w', verbose: true, noop: true)
  FileUtils.cp_r(%w[a d], 'v', verbose: true, noop: true, preserve: true)
  FileUtils.rm_rf('a', verbose: true, noop: true)
  FileUtils.mv('a', 'b', verbose: true, noop: true, force: true)
  FileUtils.ln_sf('a', 'b', verbose: true, noop: true)
  FileUtils.chmod_R('u+x', 'a', verbose: true, noop: true)
  FileUtils.chmod(0o644, %w[a d], verbose: true, noop: true)
  FileUtils.install('a/one', 'd', verbose: true, noop: true, mode: 0o644, preserve: true)
  FileUtils.touch('z', verbose: true, noop: true)
  FileUtils.rmdir('d', verbose: true, noop: true, parents: true)
  FileUtils.chown('root', nil, 'a', verbose: true, noop: true)
  FileUtils.cd('a', verbose: true) { }
  $stderr = STDERR
end
show('modules', list: false) { [FileUtils::DryRun.respond_to?(:cp), FileUtils::Verbose.respond_to?(:mv), FileUtils::NoWrite.respond_to?(:rm)] }
show('dry run', list: false) { $stderr = $stdout; FileUtils::DryRun.rm_rf('a'); $stderr = STDERR; File.exist?('a') }
show('options', list: false) { [FileUtils.options_of(:cp).map(&:to_s).sort, FileUtils.have_option?(:rm, :force), FileUtils.collect_method(:verbose).size > 10] }
show('unknown option', list: false) { FileUtils.cp('a/one', 'd', nonsense: true) }

# Random walks: the same verbs in the same order on the same names.
30.times do |seed|
  fresh
  random = Random.new(seed)
  names = %w[a a/b a/b/c a/one a/b/two a/link a/broken d d/x d/y e nope a/.hidden]
  12.times do |step|
    from, to = names[random.rand(names.size)], names[random.rand(names.size)]
    verb = %i[cp cp_r mv ln ln_s ln_sf rm rm_r rm_f rm_rf mkdir mkdir_p touch rmdir][random.rand(14)]
    next if verb == :cp_r && File.expand_path(to).start_with?(File.expand_path(from)) # MRI copies until names are too long
    show("#{seed}.#{step} #{verb} #{from} #{to}", list: step == 11) { FileUtils.method(verb).arity == 1 || %i[rm rm_r rm_f rm_rf mkdir mkdir_p touch rmdir].include?(verb) ? FileUtils.public_send(verb, from) : FileUtils.public_send(verb, from, to); nil }
  end
end
