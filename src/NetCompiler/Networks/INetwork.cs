using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using NetCompiler.CompilerServices;

namespace NetCompiler;

/// <summary>A compiled network.</summary>
public interface INetwork
{
    /// <summary>The network's weights and pools; for the runtime, not for users.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    NetworkCore Core { get; }

    /// <summary>The network's tensors, sizes and layers.</summary>
    NetworkInfo Info => Core.Info;

    /// <summary>Views of all weights, biases and statistics, by name and logical index.</summary>
    IReadOnlyList<ParameterView> Parameters => Core.Parameters;

    /// <summary>Writes the current weights to a safetensors file: either the whole file appears, or the old one stays.</summary>
    /// <exception cref="IOException">The file can't be written.</exception>
    void Save(string path) => Core.Save(path);

    /// <summary>
    /// Writes a file that is mapped when it is loaded: ready to predict at once, for this version of the network and of the library. See
    /// <see cref="NetworkInfo.PackingHash"/>.
    /// </summary>
    /// <exception cref="IOException">The file can't be written.</exception>
    void SavePacked(string path) => Core.SavePacked(path);

    /// <summary>Writes the current weights to a stream in the safetensors format.</summary>
    void Save(Stream stream) => Core.Save(stream);
}
