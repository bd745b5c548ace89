require 'digest'

# Objects in a file, read and written in transactions.
class PStore
  class Error < StandardError
  end

  EMPTY_MARSHAL_DATA = Marshal.dump({})

  attr_accessor :ultra_safe

  def initialize(file, thread_safe = false)
    directory = File.dirname(file)
    raise PStore::Error, format('directory %s does not exist', directory) unless File.directory?(directory)
    if File.exist?(file) && !File.readable?(file)
      raise PStore::Error, format('file %s not readable', file)
    end
    @filename = file
    @abort = false
    @ultra_safe = false
    @lock = thread_safe ? Monitor.new : nil
    @open = nil
  end

  def [](name)
    in_transaction
    @table[name]
  end

  def fetch(name, default = PStore::Error)
    in_transaction
    unless @table.key?(name)
      raise PStore::Error, format('undefined root name `%s\'', name) if default == PStore::Error
      return default
    end
    @table[name]
  end

  def []=(name, value)
    in_transaction_wr
    @table[name] = value
  end

  def delete(name)
    in_transaction_wr
    @table.delete(name)
  end

  def keys
    in_transaction
    @table.keys
  end
  alias roots keys

  def key?(name)
    in_transaction
    @table.key?(name)
  end
  alias root? key?

  def path = @filename

  def commit
    in_transaction
    @abort = false
    throw :pstore_abort_transaction
  end

  def abort
    in_transaction
    @abort = true
    throw :pstore_abort_transaction
  end

  def transaction(read_only = false, &block)
    return @lock.synchronize { run(read_only, &block) } if @lock
    run(read_only, &block)
  end

  private

  def in_transaction
    raise PStore::Error, 'not in transaction' unless @open
  end

  def in_transaction_wr
    in_transaction
    raise PStore::Error, 'in read-only transaction' if @read_only
  end

  def run(read_only)
    raise PStore::Error, 'nested transaction' if @open
    @open = true
    @read_only = read_only
    @abort = false
    value = nil
    File.open(@filename, read_only ? File::RDONLY : File::RDWR | File::CREAT, 0666) do |file|
      file.binmode
      file.flock(read_only ? File::LOCK_SH : File::LOCK_EX)
      before = file.read
      @table = read_table(before)
      catch(:pstore_abort_transaction) { value = yield(self) }
      save(file, before) unless @abort || read_only
    end
    value
  rescue Errno::ENOENT
    raise unless read_only
    @table = {}
    catch(:pstore_abort_transaction) { value = yield(self) }
    value
  ensure
    @open = nil if @open
  end

  def read_table(text)
    return {} if text.empty?
    table = load(text)
    raise Error, 'PStore file seems to be corrupted.' unless table.kind_of?(Hash)
    table
  end

  def save(file, before)
    after = dump(@table)
    return if after == before
    file.rewind
    file.truncate(0)
    file.write(after)
    file.flush
  end

  def dump(table) = Marshal.dump(table)
  def load(text) = Marshal.load(text)
end
