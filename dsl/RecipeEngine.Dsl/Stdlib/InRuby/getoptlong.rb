# Command line options one at a time.
class GetoptLong
  class Error < StandardError; end
  class AmbiguousOption < Error; end
  class NeedlessArgument < Error; end
  class MissingArgument < Error; end
  class InvalidOption < Error; end

  ORDERINGS = [REQUIRE_ORDER = 0, PERMUTE = 1, RETURN_IN_ORDER = 2].freeze
  ARGUMENT_FLAGS = [NO_ARGUMENT = 0, REQUIRED_ARGUMENT = 1, OPTIONAL_ARGUMENT = 2].freeze
  STATUS_TERMINATED, STATUS_YET, STATUS_STARTED = 0, 1, 2

  attr_reader :ordering, :error
  attr_writer :quiet
  alias error? error

  def initialize(*arguments)
    self.ordering = ENV.include?('POSIXLY_CORRECT') ? REQUIRE_ORDER : PERMUTE
    @names = {}
    @flags = {}
    @quiet = false
    @status = STATUS_YET
    @error = nil
    @message = nil
    @letters = ''
    @others = []
    set_options(*arguments) unless arguments.empty?
  end

  def ordering=(ordering)
    unless ORDERINGS.include?(ordering)
      set_error(ArgumentError, "invalid ordering `#{ordering}'")
      raise ArgumentError, "invalid ordering `#{ordering}'"
    end
    @ordering = ordering == PERMUTE && ENV.include?('POSIXLY_CORRECT') ? REQUIRE_ORDER : ordering
  end

  def quiet = @quiet
  alias quiet? quiet

  def set_options(*arguments)
    raise RuntimeError, 'invoke set_options, but option processing has already started' if @status != STATUS_YET
    @names.clear
    @flags.clear
    arguments.each do |argument|
      raise ArgumentError, "the option list contains non-Array argument" unless argument.kind_of?(Array)
      main = nil
      argument.each do |item|
        if ARGUMENT_FLAGS.include?(item)
          raise ArgumentError, 'too many argument-flags' if @flags.key?(main)
          raise ArgumentError, 'no option name' if main.nil?
          @flags[main] = item
          next
        end
        raise ArgumentError, "the option `#{item}' is not a String" unless item.kind_of?(String)
        raise ArgumentError, "an invalid option `#{item}'" unless item =~ /\A-[^-]\z/ || item =~ /\A--[^-]/
        raise ArgumentError, "option redefined `#{item}'" if @names.key?(item)
        main ||= item
        @names[item] = main
      end
      raise ArgumentError, 'no argument-flag' unless @flags.key?(main)
    end
    self
  end

  def terminate
    return nil if @error
    @status = STATUS_TERMINATED
    @others.reverse_each { |argument| ARGV.unshift(argument) }
    @names = @flags = nil
    @letters = ''
    self
  end

  def terminated? = @status == STATUS_TERMINATED
  def error_message = @message

  def get
    name = value = nil
    case @status
    when STATUS_YET then @status = STATUS_STARTED
    when STATUS_TERMINATED then return nil
    end
    if @letters.empty?
      case @ordering
      when REQUIRE_ORDER
        if ARGV.empty? || ARGV[0] !~ /\A-./
          terminate
          return nil
        end
        argument = ARGV.shift
      when PERMUTE
        loop do
          if ARGV.empty?
            terminate
            return nil
          end
          argument = ARGV.shift
          break if argument =~ /\A-./
          @others << argument
        end
      else
        if ARGV.empty?
          terminate
          return nil
        end
        argument = ARGV.shift
        return '', argument unless argument =~ /\A-./
      end
      if argument == '--'
        terminate
        return nil
      end
    else
      argument = "-#{@letters}"
      @letters = ''
    end

    if argument =~ /\A(--[^=]+)(?:=(.*))?\z/m
      given, value = $1, $2
      name = long_name(given)
      case @flags[name]
      when REQUIRED_ARGUMENT
        if value.nil?
          fail_with(MissingArgument, "option `#{given}' requires an argument") if ARGV.empty?
          value = ARGV.shift
        end
      when OPTIONAL_ARGUMENT
        value = !ARGV.empty? && ARGV[0] !~ /\A-./ ? ARGV.shift : '' if value.nil?
      else
        fail_with(NeedlessArgument, "option `#{name}' doesn't allow an argument") if value
        value = ''
      end
    else
      given, rest = argument[0, 2], argument[2..]
      name = @names[given] or fail_with(InvalidOption, "invalid option -- #{argument[1]}")
      case @flags[name]
      when REQUIRED_ARGUMENT
        if rest.empty?
          fail_with(MissingArgument, "option requires an argument -- #{argument[1]}") if ARGV.empty?
          value = ARGV.shift
        else
          value = rest
        end
      when OPTIONAL_ARGUMENT
        value = rest.empty? ? (!ARGV.empty? && ARGV[0] !~ /\A-./ ? ARGV.shift : '') : rest
      else
        value = ''
        @letters = rest
      end
    end
    [name, value]
  end
  alias get_option get

  def each
    loop do
      name, value = get_option
      break if name.nil?
      yield name, value
    end
  end
  alias each_option each

  private

  def long_name(given)
    return @names[given] if @names.key?(given)
    found = @names.keys.select { |name| name.start_with?(given) }
    mains = found.map { |name| @names[name] }.uniq
    fail_with(InvalidOption, "unrecognized option `#{given}'") if found.empty?
    fail_with(AmbiguousOption, "option `#{given}' is ambiguous between #{found.join(', ')}") if mains.size > 1
    mains.first
  end

  def set_error(type, message)
    $stderr.print("#{$0}: #{message}\n") unless @quiet
    @error = type
    @message = message
  end

  def fail_with(type, message)
    set_error(type, message)
    raise type, message
  end
end
