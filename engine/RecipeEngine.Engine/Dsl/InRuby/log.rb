# Mixlib::Log: a module that extends it becomes a logger.
require 'logger'
require 'time'

module Mixlib
  module Log
    # "[time] LEVEL: text"
    class Formatter < ::Logger::Formatter
      @show_time = true

      class << self
        attr_accessor :show_time
      end

      def call(severity, time, _program, message)
        text = case message
               when ::String then message
               when ::Exception then "#{message.message} (#{message.class})\n#{(message.backtrace || []).join("\n")}"
               else message.inspect
               end
        self.class.show_time == false || Formatter.show_time == false ? "#{severity}: #{text}\n" : "[#{time.iso8601}] #{severity}: #{text}\n"
      end
    end

    LEVELS = { trace: -1, debug: 0, info: 1, warn: 2, error: 3, fatal: 4 }.freeze

    def init(*options)
      @logger = options.empty? ? ::Logger.new($stdout) : (options.first.respond_to?(:add) ? options.first : ::Logger.new(*options))
      @logger.formatter = Formatter.new if @logger.respond_to?(:formatter=)
      @logger.level = ::Logger::WARN
      @loggers = [@logger]
      @logger
    end

    def logger
      @logger || init
    end

    def logger=(value)
      @logger = value
    end

    def loggers
      logger
      @loggers ||= [@logger]
    end

    def level=(value)
      number = value.is_a?(Integer) ? value : LEVELS[value.to_sym] or raise ArgumentError, "Log level must be one of :trace, :debug, :info, :warn, :error, or :fatal. You specified #{value.inspect}"
      loggers.each { |one| one.level = [number, 0].max }
      @level = value
    end

    def level(value = nil)
      self.level = value if value
      @level || :warn
    end

    def configured?
      !@logger.nil?
    end

    def reset!
      @logger = @loggers = nil
    end

    %i{trace debug info warn error fatal}.each do |name|
      define_method(name) do |message = nil, &block|
        loggers.each { |one| one.add([LEVELS[name], 0].max, message || (block && block.call)) }
        nil
      end
      define_method(:"#{name}?") { logger.level <= [LEVELS[name], 0].max }
    end
  end

  # Written so by mistake here and there.
  Logger = Log
end

Chef::Log.const_set(:Formatter, Mixlib::Log::Formatter)
