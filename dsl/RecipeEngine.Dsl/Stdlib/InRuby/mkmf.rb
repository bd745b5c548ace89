# Of mkmf, what programs use that build nothing: the search for a command.
module MakeMakefile
  def find_executable(bin, path = nil)
    print "checking for #{bin}... "
    found = MakeMakefile.executable(bin, path || ENV['PATH'])
    puts(found ? 'yes' : 'no')
    found
  end

  def self.executable(bin, path)
    runs = ->(file) { File.file?(file) && File.executable?(file) }
    return (bin if runs[bin]) if File.expand_path(bin) == bin
    directories = path ? path.split(File::PATH_SEPARATOR) : %w[/usr/local/bin /usr/ucb /usr/bin /bin]
    directories.map { |directory| File.join(directory, bin) }.find(&runs)
  end
end
include MakeMakefile
