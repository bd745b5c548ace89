namespace RecipeEngine.Dsl.Stdlib.Compressed;

/// <summary>What zlib's errors are.</summary>
[RubyClass("Zlib::Error", Superclass = "StandardError", Library = "zlib")]
public static class ZlibErrorClass;

/// <summary>The end was reached.</summary>
[RubyClass("Zlib::StreamEnd", Superclass = "Zlib::Error", Library = "zlib")]
public static class ZlibStreamEndClass;

/// <summary>A dictionary is needed.</summary>
[RubyClass("Zlib::NeedDict", Superclass = "Zlib::Error", Library = "zlib")]
public static class ZlibNeedDictClass;

/// <summary>The data is wrong.</summary>
[RubyClass("Zlib::DataError", Superclass = "Zlib::Error", Library = "zlib")]
public static class ZlibDataErrorClass;

/// <summary>The stream cannot do that.</summary>
[RubyClass("Zlib::StreamError", Superclass = "Zlib::Error", Library = "zlib")]
public static class ZlibStreamErrorClass;

/// <summary>No memory.</summary>
[RubyClass("Zlib::MemError", Superclass = "Zlib::Error", Library = "zlib")]
public static class ZlibMemErrorClass;

/// <summary>The data ends too early.</summary>
[RubyClass("Zlib::BufError", Superclass = "Zlib::Error", Library = "zlib")]
public static class ZlibBufErrorClass;

/// <summary>Another zlib.</summary>
[RubyClass("Zlib::VersionError", Superclass = "Zlib::Error", Library = "zlib")]
public static class ZlibVersionErrorClass;

/// <summary>Another thread is at it.</summary>
[RubyClass("Zlib::InProgressError", Superclass = "Zlib::Error", Library = "zlib")]
public static class ZlibInProgressErrorClass;

/// <summary>Not a gzip file.</summary>
[RubyClass("Zlib::GzipFile::Error", Superclass = "Zlib::Error", Library = "zlib")]
public static class ZlibGzipFileErrorClass;

/// <summary>Its end is missing.</summary>
[RubyClass("Zlib::GzipFile::NoFooter", Superclass = "Zlib::GzipFile::Error", Library = "zlib")]
public static class ZlibGzipFileNoFooterClass;

/// <summary>Its checksum is another.</summary>
[RubyClass("Zlib::GzipFile::CRCError", Superclass = "Zlib::GzipFile::Error", Library = "zlib")]
public static class ZlibGzipFileCRCErrorClass;

/// <summary>Its length is another.</summary>
[RubyClass("Zlib::GzipFile::LengthError", Superclass = "Zlib::GzipFile::Error", Library = "zlib")]
public static class ZlibGzipFileLengthErrorClass;
