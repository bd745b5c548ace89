require 'socket'

# Messages for the machine's log, by the socket /dev/log.
module Syslog
  VERSION = '0.1.0'

  # Priorities, facilities and options as syslog.h numbers them.
  module Constants
    LEVELS = %i[EMERG ALERT CRIT ERR WARNING NOTICE INFO DEBUG].freeze
    private_constant :LEVELS
    LEVELS.each_with_index { |name, number| const_set(:"LOG_#{name}", number) }
    %i[KERN USER MAIL DAEMON AUTH SYSLOG LPR NEWS UUCP CRON AUTHPRIV FTP].each_with_index { |name, number| const_set(:"LOG_#{name}", number << 3) }
    8.times { |number| const_set(:"LOG_LOCAL#{number}", (16 + number) << 3) }
    { PID: 1, CONS: 2, ODELAY: 4, NDELAY: 8, NOWAIT: 16, PERROR: 32 }.each { |name, bit| const_set(:"LOG_#{name}", bit) }

    def self.included(other)
      other.extend(Masks) if other.kind_of?(Module)
    end

    # The bits of a mask of priorities.
    module Masks
      def LOG_MASK(priority) = 1 << priority

      def LOG_UPTO(priority) = (1 << (priority + 1)) - 1
    end
    extend Masks
    include Masks
  end
  # Priorities, facilities and options, each alone.
  module Level; end
  module Facility; end
  module Option; end
  { Level => %i[EMERG ALERT CRIT ERR WARNING NOTICE INFO DEBUG], Option => %i[PID CONS ODELAY NDELAY NOWAIT PERROR],
    Facility => %i[KERN USER MAIL DAEMON AUTH SYSLOG LPR NEWS UUCP CRON AUTHPRIV FTP LOCAL0 LOCAL1 LOCAL2 LOCAL3 LOCAL4 LOCAL5 LOCAL6 LOCAL7] }.each do |part, names|
    names.each { |name| part.const_set(:"LOG_#{name}", Constants.const_get(:"LOG_#{name}")) }
  end
  # Priorities as methods.
  module Macros
    %i[emerg alert crit err warning notice info debug].each_with_index do |name, number|
      define_method(name) { |*message| write_message(number, message) }
    end
    include Constants::Masks
  end

  include Constants
  extend Constants::Masks
  @opened = false
  @mask = 0xff

  class << self
    include Macros

    attr_reader :ident, :options, :facility

    def opened? = @opened

    def instance = self

    def open(ident = nil, options = nil, facility = nil)
      raise RuntimeError, 'syslog already open' if @opened
      @ident = ident.nil? ? $0 : String.try_convert(ident) || raise(TypeError, "no implicit conversion of #{ident.class} into String")
      @options = options.nil? ? Syslog::LOG_PID | Syslog::LOG_CONS : integer(options)
      @facility = facility.nil? ? Syslog::LOG_USER : integer(facility)
      @opened = true
      connect if @options & Syslog::LOG_NDELAY != 0
      return self unless block_given?
      begin
        yield self
      ensure
        close
      end
      self
    end
    def reopen(*arguments, &block)
      close
      open(*arguments, &block)
    end
    alias open! reopen

    def close
      raise RuntimeError, 'syslog not opened' unless @opened
      @socket&.close
      @socket = @ident = @options = @facility = nil
      @opened = false
      nil
    end

    def mask = @opened ? @mask : nil

    def mask=(bits)
      raise RuntimeError, 'must open syslog before setting log mask' unless @opened
      @mask = integer(bits)
    end

    def log(priority, *message)
      raise ArgumentError, "wrong number of arguments (given #{message.size + 1}, expected 2+)" if message.empty?
      raise TypeError, "type mismatch: #{priority.class} given" unless priority.kind_of?(Integer)
      write_message(priority, message)
    end

    def inspect
      return '<#Syslog: opened=false>' unless @opened
      "<#Syslog: opened=true, ident=#{@ident.inspect}, options=#{@options}, facility=#{@facility}, mask=#{@mask}>"
    end

    private

    def integer(value)
      value.respond_to?(:to_int) ? value.to_int : raise(TypeError, "no implicit conversion of #{value.class} into Integer")
    end

    def write_message(priority, message)
      raise RuntimeError, 'must open syslog before write' unless @opened
      raise ArgumentError, 'no log message supplied' if message.empty?
      raise TypeError, "no implicit conversion of #{message[0].nil? ? 'nil' : message[0].class} into String" unless message[0].respond_to?(:to_str)
      text = format(*message).chomp
      return self if @mask & (1 << (priority & 7)) == 0
      tag = "#{@ident}#{"[#{Process.pid}]" if @options & Syslog::LOG_PID != 0}"
      priority |= @facility if priority & ~7 == 0
      deliver("<#{priority & 1023}>#{Time.now.strftime('%b %e %H:%M:%S')} #{tag}: #{text}")
      STDERR.syswrite("#{tag}: #{text}\n") if @options & Syslog::LOG_PERROR != 0
      self
    end

    # A message that no log takes is lost, as it is with syslog(3), or goes to the console.
    def deliver(line)
      connect
      @socket&.send(line, 0)
    rescue SystemCallError
      @socket&.close
      @socket = nil
      File.open('/dev/console', 'w') { |console| console.write("#{line.sub(/\A<\d+>/, '')}\r\n") } if @options & Syslog::LOG_CONS != 0 && File.writable?('/dev/console')
    end

    def connect
      @socket ||= Socket.new(:UNIX, :DGRAM).tap { |made| made.connect(Socket.pack_sockaddr_un('/dev/log')) }
    rescue SystemCallError
      @socket = nil
    end
  end
end
