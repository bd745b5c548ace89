# Compares `recipe parse --tree` with the tree of MRI's parser gem (Debian's ruby-parser, 3.1.3) for every .rb file below the given folders:
#   ruby tests/trees/corpus.rb RECIPE FOLDER…
# Files of the same content are compared once and counted as often as they are there. A file that the gem and we both reject is no tree.
require 'digest'
require 'tmpdir'
require 'parser/ruby31'

Parser::Builders::Default.modernize

def text(node)
  return node.inspect unless node.is_a?(AST::Node)

  "(#{[node.type, *node.children.map { |child| text(child) }].join(' ')})"
end

def there(source)
  parser = Parser::Ruby31.new
  parser.diagnostics.all_errors_are_fatal = true
  parser.diagnostics.ignore_warnings = true
  text(parser.parse(Parser::Source::Buffer.new('(x)', source: source)))
rescue Parser::SyntaxError, EncodingError, ArgumentError, RegexpError => e
  e
end

def here(recipe, files, dir)
  mark = "#{dir}/mark.rb"
  File.write(mark, ':__next_file')
  out = IO.popen([recipe, 'parse', '--tree', *files.flat_map { |f| [f, mark] }, err: '/dev/null'], &:read).force_encoding('UTF-8')
  out.split("(sym :__next_file)\n", -1).first(files.size).map(&:chomp)
end

def mri?(source)
  RubyVM::InstructionSequence.compile(source)
  true
rescue SyntaxError, ArgumentError, EncodingError
  false
end

$VERBOSE = nil
recipe, *folders = ARGV
same_content = folders.flat_map { |f| Dir.glob("#{f}/**/*.rb", File::FNM_DOTMATCH) }.select { |f| File.file?(f) }.sort.group_by { |f| Digest::SHA256.file(f).hexdigest }.values
count = Hash.new(0)
Dir.mktmpdir do |dir|
  same_content.each_slice(400) do |slice|
    slice.zip(here(recipe, slice.map(&:first), dir)) do |files, ours|
      source = File.binread(files[0]).force_encoding('UTF-8')
      theirs = there(source)
      kind =
        if theirs.is_a?(Exception) then ours.empty? ? 'rejected by both' : "only the gem rejects (MRI #{mri?(source) ? 'accepts' : 'rejects'})"
        elsif theirs == 'nil' && ours.empty? then mri?(source) ? 'same' : 'only the gem accepts'
        elsif theirs == ours then 'same'
        elsif ours.empty? then "only we reject (MRI #{mri?(source) ? 'accepts' : 'rejects'})"
        else 'differs'
        end
      count[kind] += files.size
      next if ['same', 'rejected by both'].include?(kind)

      puts "#{kind}: #{files.size} x #{files[0]}#{" #{theirs.message}" if theirs.is_a?(Exception)}"
      next unless kind == 'differs'

      at = (0...ours.size).find { |i| ours[i] != theirs[i] } || ours.size
      puts "  gem  #{theirs[[at - 60, 0].max, 160]}", "  here #{ours[[at - 60, 0].max, 160]}"
    end
  end
end
puts "#{count.values.sum} files, #{same_content.size} different ones", count.sort.map { |kind, n| "  #{n} #{kind}" }
