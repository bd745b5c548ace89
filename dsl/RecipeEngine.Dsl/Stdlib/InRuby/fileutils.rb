# What FileUtils says of its options, and its three cautious forms.
module FileUtils
  OPTIONS = {
    cd: %i[verbose], chdir: %i[verbose], chmod: %i[noop verbose], chmod_R: %i[noop verbose force], chown: %i[noop verbose], chown_R: %i[noop verbose force],
    copy: %i[preserve noop verbose], cp: %i[preserve noop verbose], cp_lr: %i[noop verbose dereference_root remove_destination],
    cp_r: %i[preserve noop verbose dereference_root remove_destination], install: %i[mode owner group preserve noop verbose], link: %i[force noop verbose],
    ln: %i[force noop verbose], ln_s: %i[force noop verbose], ln_sf: %i[noop verbose], makedirs: %i[mode noop verbose], mkdir: %i[mode noop verbose],
    mkdir_p: %i[mode noop verbose], mkpath: %i[mode noop verbose], move: %i[force noop verbose secure], mv: %i[force noop verbose secure],
    remove: %i[force noop verbose], rm: %i[force noop verbose], rm_f: %i[noop verbose], rm_r: %i[force noop verbose secure], rm_rf: %i[noop verbose secure],
    rmdir: %i[parents noop verbose], rmtree: %i[noop verbose secure], safe_unlink: %i[noop verbose], symlink: %i[force noop verbose], touch: %i[noop verbose mtime nocreate]
  }.freeze
  private_constant :OPTIONS

  class << self
    def commands = OPTIONS.keys.map(&:to_s)
    def options = OPTIONS.values.flatten.uniq.map(&:to_s)
    def options_of(method) = OPTIONS.fetch(method.to_sym).map(&:to_s)

    def have_option?(method, option)
      list = OPTIONS[method.to_sym] or raise ArgumentError, "no such method: #{method}"
      list.include?(option)
    end

    def collect_method(option) = OPTIONS.keys.map(&:to_s).select { |name| OPTIONS[name.to_sym].include?(option) }
  end

  module_function

  # Hard links to a tree's files.
  def cp_lr(src, dest, noop: nil, verbose: nil, dereference_root: true, remove_destination: false)
    $stdout.puts "cp -lr#{remove_destination ? ' --remove-destination' : ''} #{[src, dest].flatten.join ' '}" if verbose
    return if noop
    sources = [src].flatten.map { |path| File.path(path) }
    dest = File.path(dest)
    sources.each do |source|
      target = src.kind_of?(Array) || File.directory?(dest) ? File.join(dest, File.basename(source)) : dest
      link_entry(source, target, dereference_root, remove_destination)
    end
    nil
  end

  def link_entry(src, dest, dereference_root = false, remove_destination = false)
    src = File.realpath(src) if dereference_root && File.symlink?(src)
    if File.directory?(src) && !File.symlink?(src)
      Dir.mkdir(dest) unless File.directory?(dest)
      Dir.children(src).each { |name| link_entry(File.join(src, name), File.join(dest, name), false, remove_destination) }
    else
      File.unlink(dest) if remove_destination && (File.exist?(dest) || File.symlink?(dest))
      if File.symlink?(src)
        File.symlink(File.readlink(src), dest)
      else
        File.link(src, dest)
      end
    end
    nil
  end

  def compare_stream(first, second)
    loop do
      a, b = first.read(4096), second.read(4096)
      return true if a.nil? && b.nil?
      return false if a != b
    end
  end

  cautious = { Verbose: { verbose: true }, NoWrite: { noop: true }, DryRun: { noop: true, verbose: true } }
  cautious.each do |name, preset|
    const_set(name, Module.new do
      include FileUtils
      FileUtils.send(:const_get, :OPTIONS).each do |method, known|
        next unless known.include?(preset.keys.first)
        define_method(method) { |*args, **options| FileUtils.public_send(method, *args, **preset.slice(*known), **options) }
        module_function method
      end
    end)
  end
end
