# Command line options: declared by #on, read by #parse, shown by #help.
class OptionParser
  Version = '0.2.0'
  NoArgument = [:NONE, nil].freeze
  RequiredArgument = [:REQUIRED, true].freeze
  OptionalArgument = [:OPTIONAL, false].freeze
  Officious = {}
  SPLAT_PROC = proc { |*a| a.length <= 1 ? a.first : a }

  DecimalInteger = /\A[-+]?(?:\d+(?:_\d+)*)\z/
  OctalInteger = /\A[-+]?(?:[0-7]+(?:_[0-7]+)*|0(?:[0-7]+(?:_[0-7]+)*|[bB][01]+(?:_[01]+)*|[xX]\h+(?:_\h+)*))\z/
  DecimalNumeric = /\A[-+]?\d+(?:\.\d*)?(?:[eE][-+]?\d+)?\z/

  # What is wrong with the arguments.
  class ParseError < RuntimeError
    Reason = 'parse error'

    attr_reader :args
    attr_writer :reason
    attr_accessor :additional

    def initialize(*args, additional: nil)
      @additional = additional
      @arg0, = args
      @args = args
      @reason = nil
    end

    def recover(argv)
      argv[0, 0] = @args
      argv
    end

    def set_option(opt, eq)
      if eq
        @args[0] = opt
      else
        @args.unshift(opt)
      end
      self
    end

    def reason = @reason || self.class::Reason
    def message = "#{reason}: #{args.join(' ')}#{additional[@arg0] if additional}"
    alias to_s message
    def inspect = "#<#{self.class}: #{args.join(' ')}>"
  end

  class AmbiguousOption < ParseError; Reason = 'ambiguous option'; end
  class NeedlessArgument < ParseError; Reason = 'needless argument'; end
  class MissingArgument < ParseError; Reason = 'missing argument'; end
  class InvalidOption < ParseError; Reason = 'invalid option'; end
  class InvalidArgument < ParseError; Reason = 'invalid argument'; end
  class AmbiguousArgument < InvalidArgument; Reason = 'ambiguous argument'; end

  # One declared option.
  class Switch
    attr_reader :short, :long, :arg, :desc, :kind, :block, :pattern, :conv, :negatable

    def initialize(short, long, arg, desc, kind, pattern, conv, negatable, values, block)
      @short, @long, @arg, @desc, @kind = short, long, arg, desc, kind
      @pattern, @conv, @negatable, @values, @block = pattern, conv, negatable, values, block
    end

    def switch_name
      (long.first || short.first).sub(/\A-+(?:\[no-\])?/, '')
    end

    # The value a text stands for.
    def convert(text)
      return text if text.nil? && kind != :none
      return choose(text) if @values
      value = text
      if @pattern
        match = @pattern.match(text) or raise InvalidArgument, text
        value = match[0] == text ? match : (raise InvalidArgument, text)
      end
      if @conv
        begin
          value = value.kind_of?(MatchData) ? @conv.call(*(value.size > 1 ? value.to_a : [value[0]])) : @conv.call(value)
        rescue ::ArgumentError, TypeError
          raise InvalidArgument, text
        end
      elsif value.kind_of?(MatchData)
        value = value.size > 1 ? value.to_a : value[0]
      end
      value
    end

    def summary(width, indent)
      shorts = short.dup
      longs = long.map { |l| negatable ? l.sub('--', '--[no-]') : l }
      unless arg.nil?
        if longs.empty?
          shorts[-1] += arg.start_with?('[', ' ') ? arg.sub(/\A\[=/, '[') : ' ' + arg.delete_prefix('=') unless shorts.empty?
        else
          longs[0] += arg
        end
      end
      left = longs.empty? ? [shorts.join(', ')] : (shorts + longs).each_slice(1).map(&:first)
      lines = wrap_left(left, shorts.empty? && !longs.empty?, width)
      right = desc.dup
      out = []
      until lines.empty? && right.empty?
        l = lines.shift || ''
        if l.length > width && !right.empty?
          out << indent + l
          l = ''
        end
        r = right.shift
        out << (r.nil? ? indent + l : (indent + l.ljust(width) + ' ' + r)).rstrip
      end
      out
    end

    private

    def wrap_left(names, lead, width)
      lines = [lead ? '    ' : '']
      names.each_with_index do |name, at|
        added = at.zero? ? name : ', ' + name
        if lines.last.length + added.length > width && at.positive?
          lines << '    ' + name
          lines[-2] += ','
        else
          lines[-1] += added
        end
      end
      lines
    end

    def choose(text)
      keys = @values.kind_of?(Hash) ? @values.keys : @values
      named = keys.map { |k| k.kind_of?(Array) ? [k[0].to_s, k[1]] : [k.to_s, @values.kind_of?(Hash) ? @values[k] : k] }
      found = named.select { |name, _| name == text }
      found = named.select { |name, _| name.start_with?(text) } if found.empty?
      found = named.select { |name, _| name.downcase.start_with?(text.downcase) } if found.empty?
      raise InvalidArgument, text if found.empty?
      raise AmbiguousArgument, text if found.size > 1 && found.map(&:last).uniq.size > 1
      found.first.last
    end
  end

  @acceptors = {}

  class << self
    attr_reader :acceptors

    def accept(type, pattern = nil, &block)
      acceptors[type] = [pattern, block]
    end

    def reject(type)
      acceptors.delete(type)
    end

    def with(*args, &block)
      made = new(*args)
      made.instance_eval(&block)
      made
    end

    def getopts(*args, symbolize_names: false)
      new.getopts(*args, symbolize_names: symbolize_names)
    end

    def inc(arg, default = nil)
      case arg
      when Integer then arg.nonzero?
      when nil then default.to_i + 1
      end
    end

    def terminate(arg = nil)
      throw :terminate, arg
    end
  end

  accept(Object) { |s, *| s }
  accept(NilClass) { |s, *| s }
  accept(String, /.+/m) { |s, *| s }
  accept(Integer, /\A[-+]?(?:0[bB][01]+(?:_[01]+)*|0[xX]\h+(?:_\h+)*|0[oO]?[0-7]+(?:_[0-7]+)*|\d+(?:_\d+)*)\z/) { |s| Integer(s) }
  accept(Float, /\A[-+]?(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+)(?:[eE][-+]?\d+)?\z/) { |s| s.to_f }
  accept(Numeric, /\A[-+]?\d+(?:\.\d*)?(?:[eE][-+]?\d+)?(?:\/\d+(?:\.\d+)?)?\z/) { |s| s.include?('/') ? Rational(s) : s =~ /[.eE]/ ? Float(s) : Integer(s) }
  accept(DecimalInteger, DecimalInteger) { |s| Integer(s, 10) }
  accept(OctalInteger, OctalInteger) { |s| Integer(s, 8) }
  accept(DecimalNumeric, DecimalNumeric) { |s| s =~ /[.eE]/ ? Float(s) : Integer(s) }
  accept(TrueClass) { |s| boolean(s, true) }
  accept(FalseClass) { |s| boolean(s, false) }
  accept(Array) { |s| s && s.split(',').map { |part| part.empty? ? nil : part } }
  accept(Regexp, %r{\A/((?:\\.|[^\\])*)/([[:alpha:]]*)\z|.*}m) do |all, source, flags|
    options = 0
    flags&.each_char { |c| options |= { 'i' => Regexp::IGNORECASE, 'm' => Regexp::MULTILINE, 'x' => Regexp::EXTENDED }.fetch(c, 0) }
    Regexp.new(source || all, options)
  end
  accept(Symbol) { |s| s.to_sym }

  def self.boolean(text, default)
    return default if text.nil?
    case text.downcase
    when '', nil then default
    when 'yes', 'y', 'ye', 'true', 't', 'tr', 'tru', '+' then true
    when 'no', 'n', 'false', 'f', 'fa', 'fal', 'fals', '-', 'nil' then false
    else raise InvalidArgument, text
    end
  end

  attr_writer :banner, :program_name, :version, :release
  attr_accessor :summary_width, :summary_indent, :default_argv, :require_exact, :raise_unknown

  def initialize(banner = nil, width = 32, indent = ' ' * 4)
    @items = []
    @acceptors = {}
    @banner = banner
    @summary_width = width
    @summary_indent = indent
    @default_argv = ARGV
    @require_exact = false
    @raise_unknown = true
    yield self if block_given?
  end

  def terminate(arg = nil) = self.class.terminate(arg)

  def accept(type, pattern = nil, &block)
    @acceptors[type] = [pattern, block]
  end

  def reject(type)
    @acceptors.delete(type)
  end

  def banner = @banner || (@banner = "Usage: #{program_name} [options]")
  def program_name = @program_name || File.basename($0, '.*')
  alias set_banner banner=
  alias set_program_name program_name=
  alias set_summary_width summary_width=
  alias set_summary_indent summary_indent=

  def version
    return @version if @version
    defined?(::Version) ? ::Version : nil
  end

  def release
    @release || (defined?(::Release) && ::Release ? ::Release : nil)
  end

  def ver
    number = version or return
    text = +"#{program_name} #{[number].flatten.join('.')}"
    text << " (#{release})" if release
    text
  end

  def warn(message = $!)
    Kernel.warn("#{program_name}: #{message}")
  end

  def abort(message = $!)
    Kernel.abort("#{program_name}: #{message}")
  end

  def on(*options, &block) = define(*options, &block)
  alias def_option on

  def define(*options, &block)
    @items.insert(@items.size - tail_count, make_switch(options, block))
    self
  end

  def define_head(*options, &block)
    @items.unshift(make_switch(options, block))
    self
  end
  alias on_head define_head
  alias def_head_option define_head

  def define_tail(*options, &block)
    @items << make_switch(options, block)
    @tail = tail_count + 1
    self
  end
  alias on_tail define_tail
  alias def_tail_option define_tail

  def separator(text = '')
    @items.insert(@items.size - tail_count, text.to_s)
    self
  end

  def top = self
  def base = self

  def summarize(to = [], width = @summary_width, max = width - 1, indent = @summary_indent, &block)
    @items.each do |item|
      lines = item.kind_of?(Switch) ? item.summary(width, indent) : [item.to_s]
      lines.each { |line| block ? block.call(line + "\n") : to << line + "\n" }
    end
    to
  end

  def help
    summarize(+"#{banner}".sub(/\n?\z/, "\n"))
  end
  alias to_s help

  def to_a
    summarize(["#{banner}\n"])
  end

  def order(*argv, into: nil, &nonopt)
    argv = argv[0].dup if argv.size == 1 && argv[0].kind_of?(Array)
    order!(argv, into: into, &nonopt)
  end

  def order!(argv = default_argv, into: nil, &nonopt)
    nonopt ||= proc { |a| throw :terminate, a }
    read(argv, into, nonopt)
    argv
  end

  def permute(*argv, into: nil)
    argv = argv[0].dup if argv.size == 1 && argv[0].kind_of?(Array)
    permute!(argv, into: into)
  end

  def permute!(argv = default_argv, into: nil)
    others = []
    read(argv, into, others.method(:<<))
    argv[0, 0] = others
    argv
  end

  def parse(*argv, into: nil)
    argv = argv[0].dup if argv.size == 1 && argv[0].kind_of?(Array)
    parse!(argv, into: into)
  end

  def parse!(argv = default_argv, into: nil)
    ENV.include?('POSIXLY_CORRECT') ? order!(argv, into: into) : permute!(argv, into: into)
  end

  def environment(name = File.basename($0, '.*'))
    text = ENV[name] || ENV[name.upcase] or return
    require 'shellwords'
    parse(*Shellwords.shellwords(text))
  end

  def load(filename = nil, into: nil)
    filename ||= File.expand_path(File.basename($0, '.*'), '~/.options')
    parse(*File.readlines(filename, chomp: true).each { |line| line.chomp! }, into: into)
    true
  rescue Errno::ENOENT, Errno::ENOTDIR
    false
  end

  def getopts(*args, symbolize_names: false)
    argv = args.first.kind_of?(Array) ? args.shift : default_argv
    short, *longs = *args
    result = {}
    short&.scan(/(.)(:)?/) do |name, value|
      result[name] = value ? nil : false
      on("-#{name}#{value && ' VALUE'}") { |v| result[name] = v }
    end
    longs.each do |text|
      name, colon, default = text.partition(':')
      if colon.empty?
        result[name] = false
        on("--#{name}") { |v| result[name] = v }
      else
        result[name] = default.empty? ? nil : default
        on("--#{name} VALUE") { |v| result[name] = v }
      end
    end
    parse!(argv)
    symbolize_names ? result.transform_keys(&:to_sym) : result
  end

  def candidate(word)
    list = []
    switches.each { |s| list.concat(s.short).concat(s.long) }
    list.select { |name| name.start_with?(word) }
  end

  def inspect = "#<#{self.class}>"

  def make_switch(options, block = nil)
    short, long, desc = [], [], []
    kind = arg = type = values = nil
    negatable = false
    options.each do |option|
      case option
      when /\A--\[no-\]([^\[\]=\s]*)(.+)?/m
        long << "--#{$1}"
        negatable = true
        arg, kind = argument_of($2, arg, kind)
      when /\A--no-([^\[\]=\s]*)(.+)?/m
        long << "--no-#{$1}"
        arg, kind = argument_of($2, arg, kind)
      when /\A--([^\[\]=\s]*)(.+)?/m
        long << "--#{$1}"
        arg, kind = argument_of($2, arg, kind)
      when /\A-(\[\^?\]?(?:[^\\\]]|\\.)*\])(.+)?/m
        short << "-#{$1}"
        arg, kind = argument_of($2, arg, kind || :required)
      when /\A-(.)(.+)?/m
        short << "-#{$1}"
        arg, kind = argument_of($2, arg, kind)
      when /\A=/
        arg, kind = argument_of(option, arg, kind)
      when String then desc << option
      when :REQUIRED, true then kind = :required
      when :OPTIONAL, false then kind = :optional
      when :NONE then kind = :none
      when NoArgument, RequiredArgument, OptionalArgument then kind = { NONE: :none, REQUIRED: :required, OPTIONAL: :optional }[option[0]]
      when Module then type = option
      when Regexp then type = option
      when Array, Hash then values = option
      when Proc, Method then block = option
      when nil then nil
      else type = option if acceptor(option)
      end
    end
    pattern, conv = acceptor(type)
    if type.kind_of?(Regexp) && pattern.nil?
      pattern = type
    elsif type && pattern.nil? && conv.nil? && !type.kind_of?(Regexp)
      raise ::ArgumentError, "unsupported argument type: #{type}"
    end
    kind ||= (type && ![TrueClass, FalseClass, NilClass, Object].include?(type) || values) ? :required : :none
    Switch.new(short, long, arg, desc, kind, pattern, conv, negatable, values, block)
  end

  private

  def tail_count = @tail || 0
  def switches = @items.grep(Switch)

  def acceptor(type)
    return nil if type.nil?
    @acceptors[type] || OptionParser.acceptors[type]
  end

  def argument_of(text, arg, kind)
    return [arg, kind] if text.nil? || text.empty?
    [text, text =~ /\A\s*=?\s*\[/ ? :optional : :required]
  end

  def read(argv, into, nonopt)
    rest = catch(:terminate) do
      while (arg = argv.shift)
        case arg
        when '--' then throw :terminate, :stop
        when /\A--([^=]*)(=)?(.*)/m then long_option($1, $2 && $3, argv, into, arg)
        when /\A-(.)(.*)/m then short_option($1, $2, argv, into, arg)
        else nonopt.call(arg)
        end
      end
      :stop
    end
    argv.unshift(rest) unless rest == :stop || rest.nil?
    argv
  end

  def long_option(name, value, argv, into, arg)
    switch, negated = find_long(name)
    unless switch
      return official(name, value) if %w[help version].include?(name) && !declared?("--#{name}")
      return (raise InvalidOption.new("--#{name}" + (value ? "=#{value}" : ''))) if raise_unknown
      return argv.unshift(arg) && throw(:terminate, argv.shift)
    end
    run_switch(switch, "--#{name}", value, argv, into, negated, true)
  end

  def declared?(name) = switches.any? { |s| s.long.include?(name) }

  def short_option(letter, rest, argv, into, arg)
    switch = switches.reverse.find { |s| s.short.any? { |n| n == "-#{letter}" || (n.start_with?('-[') && letter.match?(/\A#{n[1..]}\z/)) } }
    unless switch
      found, negated = find_long(letter, short: true)
      if found
        return run_switch(found, "-#{letter}", rest.empty? ? nil : rest, argv, into, negated, false)
      end
      return official(letter == 'h' ? 'help' : 'version', nil) if %w[h v].include?(letter) && rest.empty? && (letter == 'h' || version)
      raise InvalidOption, "-#{letter}" if raise_unknown
      throw :terminate, arg
    end
    if switch.short.any? { |n| n.start_with?('-[') } && !switch.short.include?("-#{letter}")
      return finish(switch, letter + rest, "-#{letter}", into)
    end
    if switch.kind == :none
      finish(switch, nil, "-#{letter}", into)
      argv.unshift("-#{rest}") unless rest.empty?
      return
    end
    run_switch(switch, "-#{letter}", rest.empty? ? nil : rest.delete_prefix('='), argv, into, false, false)
  end

  # The switch a long name means: exact, or the only one that begins so.
  def find_long(name, short: false)
    exact = nil
    partial = []
    switches.each do |s|
      s.long.each do |long|
        plain = long.delete_prefix('--')
        forms = [[plain, false]]
        forms << ["no-#{plain}", true] if s.negatable
        forms << [plain.delete_prefix('no-'), true] if plain.start_with?('no-')
        forms.each do |form, negated|
          exact = [s, negated, form] if form == name
          partial << [s, negated, form] if form.start_with?(name) && !name.empty?
        end
      end
    end
    return exact if exact
    return nil if require_exact
    partial = partial.uniq { |s, negated, _| [s.object_id, negated] }
    positive = partial.reject { |s, negated, _| negated && s.negatable }
    partial = positive if partial.size > 1 && positive.size == 1 && partial.uniq { |s, _, _| s.object_id }.size == 1
    if partial.size > 1
      raise AmbiguousOption, (short ? "-#{name}" : "--#{name}")
    end
    partial.first
  end

  def run_switch(switch, name, value, argv, into, negated, long)
    case switch.kind
    when :none
      raise NeedlessArgument, "#{name}=#{value}" if value && long
      if value
        finish(switch, nil, name, into, negated)
        argv.unshift("-#{value}")
        return
      end
      return finish(switch, nil, name, into, negated)
    when :required
      return finish(switch, nil, name, into, negated) if negated
      if value.nil?
        raise MissingArgument, name if argv.empty?
        value = argv.shift
        apart = true
      end
    else
      return finish(switch, nil, name, into, negated) if negated
      if value.nil? && !argv.empty? && argv[0] !~ /\A-./
        value = argv.shift
        apart = true
      end
    end
    finish(switch, value, name, into, negated, apart)
  end

  def finish(switch, text, name, into, negated = false, apart = false)
    value =
      if switch.kind == :none
        negative = switch.long.first&.start_with?('--no-')
        negative ? negated : !negated
      elsif negated then false
      else
        begin
          switch.convert(text)
        rescue ParseError => e
          e.args.replace([name.start_with?('--') && !apart ? "#{name}=#{e.args.first}" : name.start_with?('--') || apart ? name : name + e.args.first.to_s, *(apart ? [e.args.first] : [])])
          raise e
        end
      end
    switch.block&.call(value)
    into[switch.switch_name.to_sym] = value if into
  end

  def official(name, value)
    if name == 'help'
      puts help
      exit
    else
      text = ver or abort('version unknown')
      puts text
      exit
    end
  end

  # Options as methods of an array: ARGV.options, ARGV.parse!.
  module Arguable
    def options=(parser)
      @optparse = parser
    end

    def options
      @optparse ||= OptionParser.new
      @optparse.default_argv = self
      return @optparse unless block_given?
      begin
        yield @optparse
      rescue ParseError
        @optparse.warn($!)
        nil
      end
    end

    def order!(**opts, &blk) = options.order!(self, **opts, &blk)
    def permute!(**opts) = options.permute!(self, **opts)
    def parse!(**opts) = options.parse!(self, **opts)
    def getopts(*args, **opts) = options.getopts(self, *args, **opts)
  end

  module Acceptables
    DecimalInteger = OptionParser::DecimalInteger
    OctalInteger = OptionParser::OctalInteger
    DecimalNumeric = OptionParser::DecimalNumeric
  end
end

OptParse = OptionParser
ARGV.extend(OptionParser::Arguable)
