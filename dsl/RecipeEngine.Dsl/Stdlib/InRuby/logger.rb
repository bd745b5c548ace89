class Logger
  # Where lines go: an IO, or a file that is changed for a new one when it is big or a day, week or month is over.
  class LogDevice
    attr_reader :dev, :filename

    def initialize(log = nil, shift_age: nil, shift_size: nil, shift_period_suffix: nil, binmode: false)
      @binmode = binmode
      @lock = Mutex.new
      use(log)
      return unless @filename

      @shift_age = shift_age || 7
      @shift_size = shift_size || 1_048_576
      @suffix = shift_period_suffix || '%Y%m%d'
      @next_shift = period_end(@dev.respond_to?(:stat) ? @dev.stat.mtime : Time.now) unless @shift_age.is_a?(Integer)
    end

    def write(message)
      exclusively do
        begin
          shift_when_due if @shift_age && @dev.respond_to?(:stat)
        rescue StandardError => e
          warn("log shifting failed. #{e}")
        end
        begin
          @dev.write(message)
        rescue StandardError => e
          warn("log writing failed. #{e}")
        end
      end
    end

    def close
      exclusively { @dev.close unless @dev.closed? }
    rescue StandardError
      nil
    end

    def reopen(log = nil)
      log ||= @filename if @filename
      exclusively do
        if log
          @dev.close if @filename && @dev && !@dev.closed?
          @filename = nil
          use(log)
        end
      end
      self
    end

    private

    # Signal handlers cannot take a lock; they write without.
    def exclusively(&block)
      @lock.synchronize(&block)
    rescue ThreadError
      yield
    end

    def use(log)
      if log.respond_to?(:write) && log.respond_to?(:close)
        @dev = log
        @filename = log.path if log.respond_to?(:path)
      else
        @filename = log.respond_to?(:to_path) ? log.to_path : log
        @dev = File.exist?(@filename) ? adjusted(File.open(@filename, File::WRONLY | File::APPEND)) : created
      end
    end

    def created
      adjusted(File.open(@filename, File::WRONLY | File::APPEND | File::CREAT)).tap do |file|
        file.write("# Logfile created on #{Time.now} by logger.rb/v1.5.0\n") if file.stat.size.zero?
      end
    end

    def adjusted(file)
      file.sync = true
      file.binmode if @binmode
      file
    end

    def shift_when_due
      if @shift_age.is_a?(Integer)
        shift_by_number if @filename && @shift_age.positive? && @dev.stat.size > @shift_size
      elsif (now = Time.now) >= @next_shift
        @next_shift = period_end(now)
        shift_by_period(last_period(now))
      end
    end

    def shift_by_number
      (@shift_age - 3).downto(0) do |number|
        File.rename("#{@filename}.#{number}", "#{@filename}.#{number + 1}") if File.exist?("#{@filename}.#{number}")
      end
      start_new("#{@filename}.0")
    end

    def shift_by_period(period)
      aged = "#{@filename}.#{period.strftime(@suffix)}"
      if File.exist?(aged)
        number = 1
        number += 1 while File.exist?("#{aged}.#{number}")
        raise "'#{aged}' already exists" if number >= 100

        aged = "#{aged}.#{number}"
      end
      start_new(aged)
    end

    def start_new(aged)
      @dev.close
      File.rename(@filename, aged)
      @dev = created
    end

    # The first moment of the day, week or month behind a time's.
    def period_end(time)
      day = Time.mktime(time.year, time.month, time.mday)
      following =
        case @shift_age.to_s
        when 'daily' then day + 86_400
        when 'weekly' then day + 86_400 * (7 - day.wday)
        when 'monthly' then Time.mktime(time.year, time.month, 1) + 86_400 * 32
        when 'now', 'everytime' then return time
        else raise ArgumentError, "invalid for shift age `#{@shift_age}' (should be daily, weekly, monthly, or everytime)"
        end
      following = Time.mktime(following.year, following.month, 1) if @shift_age.to_s == 'monthly'
      # a day on which the clock is changed has 23 or 25 hours
      following += 86_400 - following.hour * 3600 - following.min * 60 if following.hour > 12
      following -= following.hour * 3600 + following.min * 60 if following.hour.positive?
      following
    end

    # A time of the period before.
    def last_period(now)
      day = Time.mktime(now.year, now.month, now.mday)
      before =
        case @shift_age.to_s
        when 'daily' then day - 43_200
        when 'weekly' then day - (86_400 * day.wday + 43_200)
        when 'monthly' then Time.mktime(now.year, now.month, 1) - 43_200
        else return now
        end
      Time.mktime(before.year, before.month, before.mday, 23, 59, 59)
    end
  end
end
