# Compares `recipe parse --tree` with the trees that the parser gem's own tests expect of Ruby 3.1:
#   ruby tests/trees/cases.rb RECIPE PARSER_SOURCE/test/test_parser.rb
# Every assert_parses that names 3.1 is one case; as in the tests the locals foo, bar and baz are there. Trees are compared as the tests do, by
# value: Complex(0, 1.0) is Complex(0.0, 1.0). A case made while a builder's modern form is switched off expects that older form of the tree
# (`emit_index = false`: send :[] for index): it is counted by itself, after our tree has been brought into that form.
require 'tmpdir'
require 'parser/ruby31'

Parser::Builders::Default.modernize
SWITCHES = Parser::Builders::Default.singleton_methods.grep(/\Aemit_\w+=\z/).map { |m| m.to_s.chomp('=') }
module Minitest
  class Test; end
end
Case = Struct.new(:tree, :code, :old)
CASES = []
# The part of the tests' harness that is used here; whatever else a test asserts is left out.
module ParseHelper
  include AST::Sexp
  ALL_VERSIONS = %w[1.8 1.9 2.0 2.1 2.2 2.3 2.4 2.5 2.6 2.7 3.0 3.1 3.2 3.3 3.4 3.5 mac ios].freeze

  def assert_parses(tree, code, _map = '', versions = ALL_VERSIONS)
    CASES << Case.new(tree, code, SWITCHES.reject { |s| Parser::Builders::Default.send(s) }) if versions.include?('3.1')
  end

  def parser_for_ruby_version(_version) = Parser::Ruby31.new
  def with_versions(*) = nil
  def respond_to_missing?(*) = true
  def method_missing(name, *args) = name.start_with?('assert', 'refute') ? nil : super
end

def text(node)
  return node.inspect.sub('(0.0+', '(0+') unless node.is_a?(AST::Node)

  "(#{[node.type, *node.children.map { |child| text(child) }].join(' ')})"
end

# The modern tree `text` as the builders write it without the forms named in `old`.
def older(text, old)
  old.each do |switch|
    case switch
    when 'emit_index' then text = text.gsub(/\(index (\((?:lvar|send nil) :\w+\))/, '(send \1 :[]').gsub(/\(indexasgn (\((?:lvar|send nil) :\w+\))/, '(send \1 :[]=')
    when 'emit_kwargs' then text = text.gsub('(kwargs ', '(hash ')
    when 'emit_lambda' then text = text.gsub('(lambda)', '(send nil :lambda)')
    when 'emit_encoding' then text = text.gsub('(__ENCODING__)', '(const (const nil :Encoding) :UTF_8)')
    when 'emit_forward_arg' then text = text.gsub('(args (forward_arg))', '(forward_args)')
    when 'emit_procarg0' then text = text.gsub(/\(procarg0 (\(arg :\w+\))\)/, '\1')
    when 'emit_arg_inside_procarg0' then text = text.gsub(/\(procarg0 \(arg (:\w+)\)\)/, '(procarg0 \1)')
    end
  end
  text
end

$VERBOSE = nil
recipe, tests = ARGV
Dir.mktmpdir do |stubs|
  %w[helper parse_helper].each { |name| File.write("#{stubs}/#{name}.rb", '') }
  $LOAD_PATH.unshift stubs
  load tests
end
test = TestParser.allocate
TestParser.instance_methods(false).grep(/\Atest_/).each do |name|
  test.send(name)
rescue StandardError => e
  warn "#{name}: #{e.class} #{e.message[0, 80]}"
end

trees = Dir.mktmpdir do |dir|
  mark = "#{dir}/mark.rb"
  File.write(mark, ':__next_case')
  files = CASES.each_with_index.flat_map do |c, i|
    # The locals stand on the case's own first line, for __LINE__; behind a comment that must come first they cannot.
    File.binwrite("#{dir}/#{i}.rb", "foo = nil; bar = nil; baz = nil#{c.code.start_with?('=begin', '#', '__END__') ? "\n" : ';'}#{c.code}")
    ["#{dir}/#{i}.rb", mark]
  end
  out = IO.popen([recipe, 'parse', '--tree', *files, err: '/dev/null'], &:read).force_encoding('UTF-8')
  out.split("(sym :__next_case)\n", -1).map(&:chomp)
end

locals = %i[foo bar baz].map { |n| Parser::AST::Node.new(:lvasgn, [n, Parser::AST::Node.new(:nil)]) }
count = Hash.new(0)
CASES.zip(trees) do |c, ours|
  wanted = [text(Parser::AST::Node.new(:begin, locals + [c.tree].compact))]
  wanted << text(Parser::AST::Node.new(:begin, locals + c.tree.children)) if c.tree&.type == :begin
  kind = c.old.empty? ? 'modern form' : 'older form'
  count[kind] += 1
  if wanted.include?(older(ours, c.old).gsub('(str "(x)")', '(str "(assert_parses)")'))
    count["#{kind}, same"] += 1
  else
    mri = begin
      RubyVM::InstructionSequence.compile(c.code) && 'accepts'
    rescue SyntaxError
      'rejects'
    end
    puts "#{c.code.inspect} (MRI #{mri})", "  wanted #{wanted[0]}", "  here   #{ours}"
  end
end
puts "#{CASES.size} cases", count.sort.map { |kind, n| "  #{n} #{kind}" }
