using System.Collections.Generic;
using System.IO;
using NetCompiler.CompilerServices;

namespace NetCompiler.Serialization;

/// <summary>Writes the weights of a network.</summary>
internal static class WeightsWriter
{
    /// <summary>Name of the entry that holds the architecture's hash.</summary>
    public const string HashKey = "netcompiler.hash";

    /// <summary>Name of the entry that holds the architecture as text.</summary>
    public const string ArchitectureKey = "netcompiler.architecture";

    public static void Write(Stream stream, NetworkInfo info, Snapshot snapshot) =>
        SafeTensorsWriter.Write(stream, Tensors(info, snapshot), Metadata(info));

    /// <summary>All tensors of a snapshot, in the order of the layers.</summary>
    public static List<StoredTensor> Tensors(NetworkInfo info, Snapshot snapshot)
    {
        List<StoredTensor> tensors = [];
        foreach (ParameterInfo parameter in info.Parameters)
        {
            tensors.Add(new StoredTensor(parameter.Name, parameter, snapshot.BufferOf(parameter)));
        }

        return tensors;
    }

    /// <summary>What identifies the network in a file. Equal networks give equal bytes: no time, no version.</summary>
    public static List<KeyValuePair<string, string>> Metadata(NetworkInfo info) =>
    [
        new("format", "pt"),
        new("netcompiler.network", info.Name),
        new(HashKey, info.Hash),
        new(ArchitectureKey, info.Architecture),
    ];
}
