# logger: levels, formatters, blocks, devices.
require 'logger'; require 'stringio'
io = StringIO.new
l = Logger.new(io, progname: 'app')
l.formatter = proc { |sev, time, prog, msg| "#{sev} #{time.class} #{prog.inspect} #{msg.inspect}\n" }
l.info('hi'); l.debug { 'lazy' }; l.warn('prog') { 'blk' }; l.error(RuntimeError.new('x')); l.fatal(nil); l.unknown([1]); l << "raw\n"; l.add(Logger::WARN, 'm', 'p'); l.add(nil, 'n'); l.log(Logger::INFO) { 'L' }
l.level = :warn; l.info('no'); p l.level, l.info?, l.warn?, l.debug?; l.level = 'ERROR'; p l.level, l.error?
begin; l.level = 'bad'; rescue ArgumentError => e; p e.message; end
l.level = Logger::DEBUG; l.progname = 'other'; l.info('p')
puts io.string
io = StringIO.new; l = Logger.new(io, level: :info, datetime_format: '%Y'); l.debug('a'); l.info('b'); l.error(ArgumentError.new('bad').tap { |e| e.set_backtrace(%w[a b]) })
puts io.string.gsub(/\[(\d{4}) #\d+\]/, '[Y #PID]').gsub(/\d{4}/,'Y')
io = StringIO.new; l = Logger.new(io); l.info('x'); puts io.string.sub(/\[.*?\]/, '[T]')
f = Logger::Formatter.new; puts f.call('WARN', Time.utc(2024,1,2,3,4,5.678), 'p', 'm').gsub(/#\d+/, '#1'), f.call('ANY', Time.utc(2024,1,2,3,4,5), nil, {a: 1}).gsub(/#\d+/, '#1')
f.datetime_format = '%H'; puts f.call('INFO', Time.utc(2024,1,2,3,4,5), nil, StandardError.new('q')).gsub(/#\d+/, '#1')
p Logger::Severity.constants.sort, Logger.new(nil).info('x'), Logger::INFO, Logger.new(File::NULL).debug?
l = Logger.new(io); l.debug!; p l.level; l.error!; p l.level, l.datetime_format; l.datetime_format = '%F'; p l.datetime_format; l.close; l.reopen rescue p $!.class
class Multi; def initialize(*t) = @t = t; def write(*a) = @t.each { |t| t.write(*a) }; def close = @t.each(&:close); end
a, b = StringIO.new, StringIO.new; l = Logger.new(Multi.new(a, b)); l.formatter = ->(s, _, _, m) { "#{s}:#{m}\n" }; l.info('both'); p a.string, b.string
