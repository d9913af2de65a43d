using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace NetCompiler.IntegrationTests.Architectures;

/// <summary>Weights that anyone can compute: a hash of name and index, scaled by kind of tensor (tests/oracle/architectures/README.md).</summary>
internal static class FormulaWeights
{
    /// <summary>Values in [-1, 1) for a name that begins with the seed: <c>1/input</c>.</summary>
    public static float[] Uniform(string name, int count)
    {
        ulong hash = 0xcbf29ce484222325;
        foreach (byte character in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ character) * 0x100000001b3;
        }

        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            ulong z = hash + ((ulong)(i + 1) * 0x9e3779b97f4a7c15);
            z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
            z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
            z ^= z >> 31;
            values[i] = ((z >> 40) * (1f / (1 << 23))) - 1;
        }

        return values;
    }

    /// <summary>The values of a tensor.</summary>
    public static float[] Of(PublishedArchitecture architecture, string name, int[] shape)
    {
        float[] values = Uniform($"{architecture.Seed}/{name}", shape.Aggregate(1, (product, size) => product * size));
        bool isAroundOne = name.EndsWith("running_var", StringComparison.Ordinal)
            || (shape.Length == 1 && name.EndsWith("weight", StringComparison.Ordinal));
        double scale = shape.Length == 1 ? 0.1
            : name.Contains("embeddings", StringComparison.Ordinal) ? 0.05
            : Math.Sqrt(architecture.Gain / shape.Skip(1).Aggregate(1.0, (product, size) => product * size));
        return Array.ConvertAll(values, value => (float)((isAroundOne ? 1 : 0) + (value * scale)));
    }

    /// <summary>Writes all tensors as other programs do: under the published names, with nothing that tells of this library.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="stream">Where they go.</param>
    /// <param name="prefix">What the file's names have before those of the formula.</param>
    public static void Write(PublishedArchitecture architecture, Stream stream, string prefix = "")
    {
        Dictionary<string, object> header = [];
        long position = 0;
        foreach ((string name, int[] shape) in architecture.Tensors)
        {
            long end = position + (sizeof(float) * shape.Aggregate(1L, (product, size) => product * size));
            header.Add(prefix + name, new { dtype = "F32", shape, data_offsets = new[] { position, end } });
            position = end;
        }

        byte[] text = JsonSerializer.SerializeToUtf8Bytes(header);
        stream.Write(BitConverter.GetBytes((ulong)text.Length));
        stream.Write(text);
        foreach ((string name, int[] shape) in architecture.Tensors)
        {
            stream.Write(MemoryMarshal.AsBytes<float>(Of(architecture, name, shape)));
        }
    }
}
