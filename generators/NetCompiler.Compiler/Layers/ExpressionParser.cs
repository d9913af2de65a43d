using System;
using System.Globalization;

namespace NetCompiler.Compiler.Layers;

/// <summary>
/// Computes the integer expressions of block arguments: <c>sum = product (('+' | '-') product)*</c>, <c>product = factor (('*' | '/') factor)*</c>,
/// <c>factor = '-' factor | number | name | '(' sum ')'</c>. Division rounds toward zero, as in C#; every intermediate value must fit 32 bits.
/// </summary>
public sealed class ExpressionParser
{
    /// <summary>How deep parentheses may be nested: the parser is recursive, and a compiler must survive any text.</summary>
    private const int MaxDepth = 64;

    private readonly string _text;
    private readonly Func<string, ExpressionResult> _names;
    private int _position;
    private int _depth;
    private ExpressionResult _failure;

    private ExpressionParser(string text, Func<string, ExpressionResult> names)
    {
        (_text, _names) = (text, names);
    }

    private char Next
    {
        get
        {
            while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
            {
                _position++;
            }

            return _position < _text.Length ? _text[_position] : '\0';
        }
    }

    /// <summary>The value of a text, its names being looked up by <paramref name="names"/>.</summary>
    public static ExpressionResult Evaluate(string text, Func<string, ExpressionResult> names)
    {
        ExpressionParser parser = new(text, names);
        long value = parser.Sum();
        if (!parser._failure.IsError && parser.Next != '\0')
        {
            parser.Fail($"'{parser.Next}' at position {parser._position + 1} is unexpected");
        }

        return parser._failure.IsError ? parser._failure : new((int)value);
    }

    private static bool IsNameStart(char c) => char.IsLetter(c) || c == '_' || c == '@';

    private long Sum()
    {
        long value = Product();
        while (!_failure.IsError && Next is '+' or '-')
        {
            char sign = _text[_position++];
            long right = Product();
            value = Checked(sign == '+' ? value + right : value - right);
        }

        return value;
    }

    private long Product()
    {
        long value = Factor();
        while (!_failure.IsError && Next is '*' or '/')
        {
            char sign = _text[_position++];
            long right = Factor();
            if (sign == '/' && right == 0)
            {
                return Fail("it divides by zero");
            }

            value = Checked(sign == '*' ? value * right : value / right);
        }

        return value;
    }

    private long Factor()
    {
        if (_failure.IsError)
        {
            // The value no longer matters; 1 cannot cause a second failure.
            return 1;
        }

        char next = Next;
        if (next is '-' or '(')
        {
            _position++;
            if (++_depth > MaxDepth)
            {
                return Fail($"it is nested deeper than {MaxDepth}");
            }

            long value = next == '-' ? Checked(-Factor()) : Parenthesized();
            _depth--;
            return value;
        }

        return char.IsDigit(next) ? Number()
            : IsNameStart(next) ? Name()
            : Fail(next == '\0' ? "it ends where a value should follow" : $"'{next}' at position {_position + 1} is unexpected");
    }

    private long Parenthesized()
    {
        long value = Sum();
        if (!_failure.IsError && Next != ')')
        {
            return Fail("a ')' is missing");
        }

        _position++;
        return value;
    }

    private long Number()
    {
        int start = _position;
        while (_position < _text.Length && char.IsDigit(_text[_position]))
        {
            _position++;
        }

        string digits = _text.Substring(start, _position - start);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : Fail($"{digits} is no 32-bit integer");
    }

    private long Name()
    {
        int start = _position;
        do
        {
            _position++;
        }
        while (_position < _text.Length && (IsNameStart(_text[_position]) || char.IsDigit(_text[_position])));

        ExpressionResult result = _names(_text.Substring(start, _position - start).TrimStart('@'));
        if (result.IsError)
        {
            _failure = result;
        }

        return result.Value;
    }

    private long Checked(long value) => _failure.IsError || value is >= int.MinValue and <= int.MaxValue
        ? value
        : Fail($"{value.ToString(CultureInfo.InvariantCulture)} is no 32-bit integer");

    private long Fail(string error)
    {
        if (!_failure.IsError)
        {
            _failure = ExpressionResult.Failed(error);
        }

        return 1;
    }
}
