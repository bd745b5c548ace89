# Times of blocks, one by one or as a table.
module Benchmark
  CAPTION = "      user     system      total        real\n"
  FORMAT = "%10.6u %10.6y %10.6t %10.6r\n"
  BENCHMARK_VERSION = '2002-04-25'

  # The times of one measurement, in seconds.
  class Tms
    CAPTION = Benchmark::CAPTION
    FORMAT = Benchmark::FORMAT
    attr_reader :utime, :stime, :cutime, :cstime, :real, :total, :label

    def initialize(utime = 0.0, stime = 0.0, cutime = 0.0, cstime = 0.0, real = 0.0, label = nil)
      @utime, @stime, @cutime, @cstime, @real, @label = utime, stime, cutime, cstime, real, label.to_s
      @total = utime + stime + cutime + cstime
    end

    def add(&block) = self + Benchmark.measure(&block)

    def add!(&block)
      added = add(&block)
      initialize(*added.to_a[1..], @label)
      self
    end

    def +(other) = combined(other, :+)
    def -(other) = combined(other, :-)
    def *(other) = combined(other, :*)
    def /(other) = combined(other, :/)

    # In a format, u, y, U, Y, t, r and n stand for the times and the label.
    def format(format = nil, *args)
      times = { 'u' => utime, 'y' => stime, 'U' => cutime, 'Y' => cstime, 't' => total }
      text = (format || FORMAT).gsub(/(%[-+.\d]*)([nuyUYtr])/) do
        case $2
        when 'n' then "#{$1}s" % label
        when 'r' then "(#{"#{$1}f" % real})"
        else "#{$1}f" % times[$2]
        end
      end
      format ? text % args : text
    end

    def to_s = format
    def to_a = [label, utime, stime, cutime, cstime, real]
    def to_h = { label: label, utime: utime, stime: stime, cutime: cutime, cstime: cstime, real: real }

    private

    def combined(other, operator)
      mine = [utime, stime, cutime, cstime, real]
      theirs = other.is_a?(Tms) ? other.to_a[1..] : [other] * 5
      Tms.new(*mine.zip(theirs).map { |a, b| a.public_send(operator, b) })
    end
  end

  # What the block of a table gets: each item is measured at once, and printed.
  class Report
    attr_reader :width, :format, :list

    def initialize(width = 0, format = nil)
      @width, @format, @list = width, format, []
    end

    def item(label = '', *args, &block)
      raise ArgumentError, 'no block' unless block
      label = label.to_s
      print label.ljust(width)
      times = Benchmark.measure(label, &block)
      print times.format(format, *args)
      list << times
      times
    end
    alias report item
  end

  # The items of a rehearsed table, measured after all are known.
  class Job
    attr_reader :list, :width

    def initialize(width)
      @width, @list = width, []
    end

    def item(label = '', &block)
      raise ArgumentError, 'no block' unless block
      label = label.to_s
      @width = [width, label.length].max
      list << [label, block]
      self
    end
    alias report item
  end

  module_function

  def measure(label = '')
    before, started = Process.times, Process.clock_gettime(Process::CLOCK_MONOTONIC)
    yield
    after, ended = Process.times, Process.clock_gettime(Process::CLOCK_MONOTONIC)
    Tms.new(*before.to_a.zip(after.to_a).map { |a, b| b - a }, ended - started, label)
  end

  def benchmark(caption = '', label_width = nil, format = nil, *labels)
    raise ArgumentError, 'no block' unless block_given?
    synced, $stdout.sync = $stdout.sync, true
    label_width = (label_width || 0) + 1
    format ||= FORMAT
    print ' ' * label_width + caption unless caption.empty?
    report = Report.new(label_width, format)
    results = yield(report)
    if results.is_a?(Array)
      results.grep(Tms).each { |times| print((labels.shift || times.label || '').ljust(label_width), times.format(format)) }
    end
    report.list
  ensure
    $stdout.sync = synced unless synced.nil?
  end

  def bm(label_width = 0, *labels, &block) = benchmark(CAPTION, label_width, FORMAT, *labels, &block)

  def bmbm(width = 0)
    job = Job.new(width)
    yield(job)
    width = job.width + 1
    synced, $stdout.sync = $stdout.sync, true
    puts 'Rehearsal '.ljust(width + CAPTION.length, '-')
    total = job.list.inject(Tms.new) do |sum, (label, item)|
      print label.ljust(width)
      times = measure(&item)
      print times.format
      sum + times
    end
    puts total.format(" total: %tsec").rjust(width + CAPTION.length, '-'), ''
    print ' ' * width + CAPTION
    job.list.map do |label, item|
      GC.start
      print label.ljust(width)
      measure(label, &item).tap { |times| print times }
    end
  ensure
    $stdout.sync = synced unless synced.nil?
  end
end
