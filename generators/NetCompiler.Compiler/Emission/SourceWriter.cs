using System.Text;

namespace NetCompiler.Compiler.Emission;

/// <summary>Collects lines of C#, indented by braces. Lines end in <c>\n</c> on every platform.</summary>
public sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _afterBlock;

    /// <summary>Writes lines, each at the current depth; empty lines stay empty. What follows a block stands apart from it.</summary>
    public SourceWriter Write(string lines)
    {
        for (int start = 0, end; start <= lines.Length; start = end + 1)
        {
            int found = lines.IndexOf('\n', start);
            end = found < 0 ? lines.Length : found;
            WriteLine(lines, start, end - start - (end > start && found >= 0 && lines[end - 1] == '\r' ? 1 : 0));
        }

        return this;
    }

    /// <summary>Writes an opening brace and goes deeper.</summary>
    public SourceWriter Open(string? head = null)
    {
        if (head is not null)
        {
            Write(head);
        }

        Write("{");
        _depth++;
        return this;
    }

    /// <summary>Goes back and writes a closing brace.</summary>
    public SourceWriter Close(string tail = "")
    {
        _depth--;
        Write("}" + tail);
        _afterBlock = true;
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>The lines, without the end of the last one.</summary>
    public string Lines()
    {
        int length = _text.Length;
        while (length > 0 && _text[length - 1] == '\n')
        {
            length--;
        }

        return _text.ToString(0, length);
    }

    // A line is a part of a longer text: whole files go through here, several times.
    private void WriteLine(string text, int start, int length)
    {
        if (_afterBlock && length > 0 && text[start] != '}' && !(length == 4 && string.CompareOrdinal(text, start, "else", 0, 4) == 0))
        {
            _text.Append('\n');
        }

        if (length > 0)
        {
            _text.Append(' ', 4 * _depth).Append(text, start, length);
        }

        _text.Append('\n');
        _afterBlock = false;
    }
}
