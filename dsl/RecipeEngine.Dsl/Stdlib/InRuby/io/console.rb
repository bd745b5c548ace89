# The terminal below an IO, by way of stty.
class IO
  def self.console(method = nil, *args)
    console = @console_file
    console = @console_file = nil if console&.closed? || method == :close
    return nil if method == :close
    begin
      console = @console_file ||= File.open('/dev/tty', 'r+')
    rescue SystemCallError
      return nil
    end
    method ? console.public_send(method, *args) : console
  end

  def winsize = stty('size').split.map(&:to_i)

  def winsize=(size)
    rows, columns = size
    stty('rows', rows.to_s, 'cols', columns.to_s)
    size
  end

  def console_mode = stty('-g').chomp

  def console_mode=(mode)
    stty(mode)
    mode
  end

  def echo? = stty('-a').match?(/(?<!-)\becho\b/)

  def echo=(on)
    stty(on ? 'echo' : '-echo')
    on
  end

  def noecho = with_terminal('-echo') { yield self }
  def raw(min: nil, time: nil, intr: nil) = with_terminal('raw', '-echo', *(intr ? ['isig'] : [])) { yield self }
  def cooked = with_terminal('-raw', 'echo') { yield self }

  def raw!(min: nil, time: nil, intr: nil)
    stty('raw', '-echo')
    self
  end

  def cooked!
    stty('-raw', 'echo')
    self
  end

  def getch(min: nil, time: nil, intr: nil) = tty? ? raw(intr: intr) { getc } : getc

  def getpass(prompt = nil)
    $stderr.print(prompt) if prompt
    text = tty? ? noecho(&:gets) : gets
    $stderr.puts
    text&.chomp
  end

  private

  def with_terminal(*modes)
    before = stty('-g').chomp
    stty(*modes)
    yield
  ensure
    stty(before) if before
  end

  def stty(*arguments)
    raise Errno::ENOTTY unless tty?
    reader, writer = IO.pipe
    ok = system('stty', *arguments, in: self, out: writer)
    writer.close
    raise Errno::ENOTTY unless ok
    reader.read
  ensure
    reader&.close
  end
end

class StringIO
  # Asks by its own text: there is no echo to switch off.
  def getpass(prompt = nil)
    print(prompt) if prompt
    line = gets
    puts
    line&.chomp
  end
end if defined?(StringIO)
