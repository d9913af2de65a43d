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
        foreach (string line in lines.Replace("\r\n", "\n").Split('\n'))
        {
            if (_afterBlock && line.Length > 0 && line[0] != '}' && line != "else")
            {
                _text.Append('\n');
            }

            if (line.Length > 0)
            {
                _text.Append(' ', 4 * _depth).Append(line);
            }

            _text.Append('\n');
            _afterBlock = false;
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
}
