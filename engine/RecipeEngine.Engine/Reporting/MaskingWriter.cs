using System.Text;

namespace RecipeEngine.Engine.Reporting;

/// <summary>Passes text on without the secrets of a run. A piece is looked at as it is written: what comes in one call is seen whole.</summary>
/// <param name="output">where it goes</param>
/// <param name="secrets">asked at each call, as the run learns of secrets while it goes on</param>
public sealed class MaskingWriter(TextWriter output, SecretTexts secrets) : TextWriter(CultureInfo.InvariantCulture)
{
    public override Encoding Encoding => output.Encoding;

    public override void Write(char value) => output.Write(value);

    public override void Write(string? value) => output.Write(value is null || secrets.IsEmpty ? value : secrets.Masked(value));

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void WriteLine(string? value)
    {
        Write(value);
        output.Write('\n');
    }

    public override void Flush() => output.Flush();
}
