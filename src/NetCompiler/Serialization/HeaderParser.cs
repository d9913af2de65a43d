using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace NetCompiler.Serialization;

/// <summary>
/// Reads the JSON text of a safetensors header: an object of tensors, <c>"name": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}</c>, and
/// one object of strings named <c>__metadata__</c>.
/// </summary>
internal ref struct HeaderParser
{
    private const string MetadataName = "__metadata__";

    // Axes that tensors seldom have more of.
    private const int MostAxes = 5;

    private readonly string _source;
    private readonly List<TensorEntry> _tensors;
    private readonly Dictionary<string, string> _metadata;
    private Utf8JsonReader _reader;

    public HeaderParser(ReadOnlySpan<byte> text, string source, List<TensorEntry> tensors, Dictionary<string, string> metadata)
    {
        _source = source;
        _tensors = tensors;
        _metadata = metadata;

        // Objects in the header's object, arrays in them: nothing is deeper.
        _reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = 3 });
    }

    public void Parse()
    {
        try
        {
            ParseText();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string that is not valid UTF-8, or half of a surrogate pair.
            throw Damaged($"its header is not valid JSON ({exception.Message.TrimEnd('.')})", exception);
        }
    }

    private void ParseText()
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        _reader.Read();
        Expect(JsonTokenType.StartObject, "the header");
        while (Next() != JsonTokenType.EndObject)
        {
            string name = _reader.GetString()!;
            if (!names.Add(name))
            {
                throw Damaged($"the name '{name}' stands twice in its header");
            }

            Next();
            if (name == MetadataName)
            {
                ParseMetadata();
            }
            else
            {
                _tensors.Add(ParseTensor(name));
            }
        }

        // Only white space may follow; anything else makes the reader throw.
        _reader.Read();
    }

    private void ParseMetadata()
    {
        Expect(JsonTokenType.StartObject, MetadataName);
        while (Next() != JsonTokenType.EndObject)
        {
            string key = _reader.GetString()!;
            Next();
            Expect(JsonTokenType.String, $"'{key}' of {MetadataName}");
            if (!_metadata.TryAdd(key, _reader.GetString()!))
            {
                throw Damaged($"the name '{key}' stands twice in {MetadataName}");
            }
        }
    }

    private TensorEntry ParseTensor(string name)
    {
        string? type = null;
        long[]? shape = null, offsets = null;
        Expect(JsonTokenType.StartObject, $"tensor '{name}'");
        while (Next() != JsonTokenType.EndObject)
        {
            string key = _reader.GetString()!;
            Next();
            bool twice;
            switch (key)
            {
                case "dtype":
                    Expect(JsonTokenType.String, $"dtype of tensor '{name}'");
                    twice = type is not null;
                    type = _reader.GetString();
                    break;
                case "shape":
                    twice = shape is not null;
                    shape = ParseNumbers($"shape of tensor '{name}'");
                    break;
                case "data_offsets":
                    twice = offsets is not null;
                    offsets = ParseNumbers($"data_offsets of tensor '{name}'");
                    break;
                default:
                    throw Damaged($"tensor '{name}' has the unknown entry '{key}'; known are dtype, shape and data_offsets");
            }

            if (twice)
            {
                throw Damaged($"the name '{key}' stands twice in tensor '{name}'");
            }
        }

        if (type is null || shape is null || offsets is null)
        {
            throw Damaged($"tensor '{name}' lacks one of dtype, shape and data_offsets");
        }

        return Check(name, type, shape, offsets);
    }

    private readonly TensorEntry Check(string name, string type, long[] shape, long[] offsets)
    {
        int size = ElementSize.Of(type);
        if (size == 0)
        {
            throw Damaged($"tensor '{name}' has the unknown dtype '{type}'");
        }

        if (offsets.Length != 2 || offsets[0] > offsets[1])
        {
            throw Damaged($"tensor '{name}' has the data_offsets [{string.Join(", ", offsets)}], but two ascending numbers are needed");
        }

        long bytes = size;
        foreach (long length in shape)
        {
            if (length > 0 && bytes > long.MaxValue / length)
            {
                throw Damaged($"tensor '{name}' of shape [{string.Join(", ", shape)}] has more bytes than can be counted");
            }

            bytes *= length;
        }

        return bytes == offsets[1] - offsets[0]
            ? new TensorEntry(name, type, shape, offsets[0], offsets[1])
            : throw Damaged(
                $"tensor '{name}' of shape [{string.Join(", ", shape)}] and dtype {type} needs {bytes} bytes, "
                    + $"but its data_offsets give it {offsets[1] - offsets[0]}");
    }

    private long[] ParseNumbers(string what)
    {
        Expect(JsonTokenType.StartArray, what);
        long[] numbers = new long[MostAxes];
        int count = 0;
        while (Next() != JsonTokenType.EndArray)
        {
            if (_reader.TokenType != JsonTokenType.Number || !_reader.TryGetInt64(out long number) || number < 0)
            {
                throw Damaged($"{what} holds something else than whole numbers from 0 to {long.MaxValue}");
            }

            if (count == numbers.Length)
            {
                Array.Resize(ref numbers, 2 * count);
            }

            numbers[count++] = number;
        }

        Array.Resize(ref numbers, count);
        return numbers;
    }

    private JsonTokenType Next() => _reader.Read() ? _reader.TokenType : throw Damaged("its header ends in the middle");

    private readonly void Expect(JsonTokenType type, string what)
    {
        if (_reader.TokenType != type)
        {
            throw Damaged($"{what} is of the JSON type {_reader.TokenType}, but {type} is needed");
        }
    }

    private readonly InvalidDataException Damaged(string what, Exception? inner = null) => SafeTensorsHeader.Damaged(_source, what, inner);
}
